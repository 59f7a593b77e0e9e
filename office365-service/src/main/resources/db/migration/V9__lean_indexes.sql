-- Few users are deleted: the primary key finds the live ones as well, and each index has to be
-- written with every change of an indexed property.
drop index directory_user_live;
