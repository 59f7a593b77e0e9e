-- What lists of users are filtered and searched by. Texts are compared in lower case; the pattern
-- operators serve equality and prefixes alike. Users without a value cost an index nothing.
create index directory_user_given_name on directory_user (lower(given_name) text_pattern_ops) where given_name is not null;
create index directory_user_surname on directory_user (lower(surname) text_pattern_ops) where surname is not null;
create index directory_user_job_title on directory_user (lower(job_title) text_pattern_ops) where job_title is not null;
create index directory_user_department on directory_user (lower(department) text_pattern_ops) where department is not null;
create index directory_user_employee_id on directory_user (lower(employee_id) text_pattern_ops) where employee_id is not null;
create index directory_user_city on directory_user (lower(city) text_pattern_ops) where city is not null;
create index directory_user_state on directory_user (lower(state) text_pattern_ops) where state is not null;
create index directory_user_country on directory_user (lower(country) text_pattern_ops) where country is not null;
create index directory_user_usage_location on directory_user (lower(usage_location) text_pattern_ops) where usage_location is not null;
create index directory_user_mail_nickname on directory_user (lower(mail_nickname) text_pattern_ops);
create index directory_user_user_type on directory_user (lower(user_type) text_pattern_ops);
create index directory_user_account_enabled on directory_user (account_enabled);
create index directory_user_created on directory_user (created_date_time, id);

-- A list of texts in lower case, so that an index can tell which lists hold a value.
create function lowered(items text[]) returns text[]
  language sql immutable strict parallel safe
  return array(select lower(item) from unnest(items) as item);

create index directory_user_business_phones on directory_user using gin (lowered(business_phones)) where business_phones <> '{}';
create index directory_user_other_mails on directory_user using gin (lowered(other_mails)) where other_mails <> '{}';
create index directory_user_proxy_addresses on directory_user using gin (lowered(proxy_addresses)) where proxy_addresses <> '{}';

-- A text with blanks where numbers begin or end and the letter case rises: OneVideo2 is One Video 2.
create function cut_words(words text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(
    words, '([[:lower:]](?=[[:upper:]])|[[:alpha:]](?=[[:digit:]])|[[:digit:]](?=[[:alpha:]]))', '\1 ', 'g');

-- The words of a name, between blanks and symbols, whole and cut. PostgreSQL's own parser would
-- keep addresses and host names in one piece.
create function searchable(name text) returns tsvector
  language sql immutable strict parallel safe
  return array_to_tsvector(array_remove(
    regexp_split_to_array(lower(name || ' ' || cut_words(name)), '[^[:alnum:]]+'), ''));

-- Each word of the text, whole or cut, begins a word of the name. Null where there is no word.
create function search_of(sought text) returns tsquery
  language sql immutable strict parallel safe
  return (
    select string_agg(
      format('(''%s'':* | (''%s'':*))', lower(word), replace(lower(cut_words(word)), ' ', ''':* & ''')), ' & ')
    from regexp_split_to_table(sought, '[^[:alnum:]]+') as word
    where word <> '')::tsquery;

create index directory_user_searchable on directory_user using gin (searchable(display_name));
create index directory_group_searchable on directory_group using gin (searchable(display_name));
create index directory_group_description_searchable on directory_group using gin (searchable(description)) where description is not null;
