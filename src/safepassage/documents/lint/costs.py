"""What a mistake costs those who travel, in sentences that several rules share."""

REFUSED = (
    "Readers that keep to the standard refuse it; every document under it is examined by hand "
    "then, and its holder waits."
)
UNREADABLE = "Widespread programs cannot read it at all, so gates send every holder to an officer."
NO_ISSUER = (
    "Readers do not find the key that signed it and report an unknown issuer, as they do for a "
    "false document."
)
WRONG_STATE = (
    "Readers that keep certificates by country file it where nobody looks, and report that the "
    "state's certificates are missing."
)
FORGEABLE = (
    "Who can break it can make documents that every gate takes for genuine; cautious states "
    "stop trusting all documents under it."
)
UNREVOKED = (
    "A stolen or mistaken certificate goes on being believed, or readers that want to know are "
    "left without an answer and send holders aside."
)
TOO_SHORT_LIVED = (
    "Documents that are still valid come under a certificate that is not; their holders are "
    "sent aside through no fault of theirs."
)
LIST_REFUSED = (
    "States that check lists before they use them refuse it, and documents under new "
    "certificates stay unknown there."
)
PASSED_OVER = "Most readers pass over it; the directory may file it as not conformant."
LATER = "Nothing today; it makes the next change of key or name harder for other states."
NOTHING = "Nothing by itself."
