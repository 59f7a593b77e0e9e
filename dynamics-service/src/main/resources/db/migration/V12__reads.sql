-- A program is found with every call of its own, one that was deleted here, too: the index of the
-- living alone does not serve a query that wants both.
create index systemuser_program on systemuser (applicationid) where applicationid is not null;
