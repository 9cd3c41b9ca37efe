// Everything in this module is generated when it is built, into two files: a schema that changes is compiled again, and
// those of the other file are not.
