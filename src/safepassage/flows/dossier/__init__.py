"""The dossier of compliance: clause by clause, from the law to the evidence."""
