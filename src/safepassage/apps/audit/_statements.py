"""The ledger's own statements: where the object mapper is too slow or says too little."""

from safepassage.apps.audit._rows import COLUMNS

INSERT = f"INSERT INTO audit_entry ({COLUMNS}) VALUES ({', '.join(['%s'] * 10)})"  # noqa: S608 - constants
INSERT_ONE = f"{INSERT} RETURNING id"
SAME_READ = (
    "SELECT id FROM audit_entry WHERE subject = %s AND at > %s AND event = %s"
    " AND actor_kind = %s AND actor_id = %s AND purpose = %s AND details = %s"
    " AND NOT EXISTS (SELECT 1 FROM audit_raised WHERE until > %s)"
    " ORDER BY at DESC LIMIT 1"
)
# On SQLite one process writes, so ids are committed in order; elsewhere a trigger notes what waits.
_WAITING = {
    "sqlite": "SELECT id AS entry FROM audit_entry"
    " WHERE id > COALESCE((SELECT MAX(entry) FROM audit_seal), 0)",
    "postgresql": "SELECT entry FROM audit_pending",
}
WAITING = {vendor: f"{ids} ORDER BY 1 LIMIT %s" for vendor, ids in _WAITING.items()}
COUNT_WAITING = {
    vendor: f"SELECT COUNT(*) FROM ({ids}) AS waiting"  # noqa: S608 - constants
    for vendor, ids in _WAITING.items()
}
_UNSEALED = (
    "SELECT MIN(e.id) FROM audit_entry e LEFT JOIN audit_seal s ON s.entry = e.id"
    " WHERE s.entry IS NULL AND e.id "
)
STRAY = {
    "sqlite": _UNSEALED + "<= (SELECT MAX(entry) FROM audit_seal)",  # noqa: S608 - constants
    "postgresql": _UNSEALED + "NOT IN (SELECT entry FROM audit_pending)",  # noqa: S608 - constants
}
EXPIRE = (
    "DELETE FROM audit_entry WHERE id IN (SELECT e.id FROM audit_entry e"
    " JOIN audit_seal s ON s.entry = e.id"
    " WHERE e.expires_at < %s AND e.expires_at < CURRENT_TIMESTAMP LIMIT %s)"
)
MENTION = "INSERT INTO audit_mention (about, entry) VALUES (%s, %s)"
SEAL = (
    "INSERT INTO audit_seal (number, entry, digest, expires_at, chain) VALUES (%s, %s, %s, %s, %s)"
)
GUARDS = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}
