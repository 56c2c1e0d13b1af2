"""Who may do what: officers, roles, permissions, postings, enrolment."""
