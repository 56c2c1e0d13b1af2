"""A VDS-NC: JSON of ``data`` and ``sig``; what is signed is the canonical form of ``data``."""

from collections.abc import Mapping
from functools import partial

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings import radix, strict_json
from safepassage.documents.seals.encodings.strict_json import Json
from safepassage.documents.seals.seal import Fields, Seal, Stated
from safepassage.documents.seals.vdsnc.judge import Sealed, judge

KIND = "VDS-NC"

_PERSON = {"name": "n", "born": "dob", "sex": "sex", "number": "i", "other_number": "ai"}
_HEADER = {"type": "t", "version": "v", "issuer": "is"}
_IDENTIFIERS = ("uvci", "utci")
_PRINTED = ("name", "born", "sex", "number")
_VACCINATIONS = "ve"

Object = Mapping[str, Json]


def is_seal(value: Json) -> bool:
    """Whether JSON has the two parts of a VDS-NC."""
    return isinstance(value, Mapping) and {"data", "sig"} <= value.keys()


def read(value: Json) -> Seal:
    """Read a seal from its JSON; raises MalformedError."""
    whole = _object(value)
    data, signature = _object(whole.get("data")), _object(whole.get("sig"))
    header, message = _object(data.get("hdr")), _object(data.get("msg"))
    fields = _fields(header, message)
    certificate = signature.get("cer")
    sealed = Sealed(
        type=_text(header.get("t")),
        issuer=_text(header.get("is")),
        algorithm=_text(signature.get("alg")),
        signed=strict_json.canonical(data),
        signature=radix.decode(_text(signature.get("sigvl"))),
        certificate=None if certificate is None else radix.decode(_text(certificate)),
        unfit=_unfit(header, message),
    )
    stated = {name: text for name in _PRINTED if isinstance(text := fields.get(name), str)}
    return Seal(KIND, fields, Stated(fields=stated), partial(judge, sealed))


def _object(value: Json) -> Object:
    if not isinstance(value, Mapping):
        raise MalformedError("JSON without the parts of a seal")
    return value


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise MalformedError("a seal with a part that is no text")
    return value


def _fields(header: Object, message: Object) -> Fields:
    """What the seal says; parts of the message without a name of ours keep theirs."""
    person = message.get("pid")
    person = person if isinstance(person, Mapping) else {}
    rest = {name: value for name, value in message.items() if name not in {"pid", *_IDENTIFIERS}}
    vaccinations = {"vaccinations": rest.pop(_VACCINATIONS)} if _VACCINATIONS in rest else {}
    return {
        **rest,
        **vaccinations,
        **{name: header.get(short) for name, short in _HEADER.items()},
        "identifier": next((message[each] for each in _IDENTIFIERS if each in message), None),
        **{name: person.get(short) for name, short in _PERSON.items()},
    }


def _unfit(header: Object, message: Object) -> tuple[str, ...]:
    """Parts that every seal has and that this one lacks, or has in another form."""
    person = message.get("pid")
    checks = {
        "hdr.v": header.get("v") == 1,
        "msg.pid": isinstance(person, Mapping) and isinstance(person.get("n"), str),
        "msg.uvci": any(isinstance(message.get(each), str) for each in _IDENTIFIERS),
    }
    return tuple(name for name, holds in checks.items() if not holds)
