-- What the person granted, as the vendor last said, in words separated by blanks; null while the vendor hasn't said.
alter table token add column scopes text;
