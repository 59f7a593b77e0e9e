-- Rows by account, those deleted here among them: the index of the living alone does not serve a
-- query that wants both.
create index systemuser_account on systemuser (azureactivedirectoryobjectid);
