"""``safepassage trust lint`` and ``trust package``: words, exit status and files."""

import base64
import json

import pytest

from safepassage.cli.main import main
from safepassage.documents.lists.files import read_file
from safepassage.simulation.passports.authority import Signing
from safepassage.simulation.passports.pki.profiles import Quirk
from safepassage.simulation.passports.world import World

WORLD = World(1)
UTOPIA = WORLD.authority("UTO")
AT = ("--at", "2026-11-23")


@pytest.fixture
def desk(tmp_path):
    broken = UTOPIA.document_signer(Signing(serial=101, quirks=Quirk.NO_AUTHORITY_KEY))
    files = {
        "root.cer": UTOPIA.root.raw,
        "ds.cer": UTOPIA.document_signer().raw,
        "broken.cer": broken.raw,
        "ut.crl": UTOPIA.revocations(),
        "ut.ml": WORLD.master_list("UTO"),
        "sod.bin": WORLD.passport().sod,
        "noise.cer": b"no certificate",
    }
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    return tmp_path


def lint(desk, *words):
    return main(["trust", "lint", *(str(desk / each) if "." in each else each for each in words)])


def test_sound_objects_pass(desk, capsys):
    given = ("root.cer", "ds.cer", "ut.crl", "ut.ml", "sod.bin", "--csca", "root.cer")
    assert lint(desk, *given, *AT) == 0
    told = capsys.readouterr().out
    assert "5 objects: 0 errors" in told
    assert "document signer C=UT, O=Utopia, CN=DS 100" in told


def test_an_error_gives_status_1_and_says_what_it_costs(desk, capsys):
    assert lint(desk, "broken.cer", "--csca", "root.cer", *AT) == 1
    told = capsys.readouterr().out
    assert "error    It does not say by which key it was signed" in told
    assert "Doc 9303-12 7.1.1, table 6; authority_key_missing" in told
    assert "Readers do not find the key that signed it" in told


def test_findings_are_grouped_by_certificate(desk, capsys):
    lint(desk, "sod.bin", *AT)
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith("sod.bin: security object ")
    assert any(line.startswith("  document signer ") for line in rest)


def test_other_states_are_counted_and_shown_only_when_asked_for(desk, capsys):
    lint(desk, "ut.ml", *AT)
    told = capsys.readouterr().out
    assert "certificates of other states, 0 with errors; --foreign shows them" in told
    lint(desk, "ut.ml", "--foreign", *AT)
    assert "--foreign" not in capsys.readouterr().out


def test_json_has_a_line_for_each_file(desk, capsys):
    assert lint(desk, "broken.cer", "noise.cer", "--json", *AT) == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["file"] == "broken.cer"
    (report,) = first["reports"]
    assert report["kind"] == "document_signer"
    assert set(report["findings"][0]) == {"code", "severity", "clause", "text", "cost"}
    assert second["reports"][0]["findings"][0]["code"] == "unreadable"


def test_a_role_can_be_said(desk, capsys):
    assert lint(desk, "ds.cer", "--as", "csca_root", *AT) == 1
    assert "The root was not signed by its own key." in capsys.readouterr().out


def test_the_life_of_documents_can_be_said(desk, capsys):
    assert lint(desk, "ds.cer", "--document-years", "15", *AT) == 0
    assert "signer_validity_short" in capsys.readouterr().out


def test_pem_is_read_as_well(desk, capsys):
    body = base64.encodebytes(UTOPIA.root.raw).decode()
    pem = f"-----BEGIN CERTIFICATE-----\n{body}-----END CERTIFICATE-----\n"
    (desk / "two.pem").write_text(pem * 2)
    assert lint(desk, "two.pem", *AT) == 0
    assert "2 objects: 0 errors" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_wrong_use(desk, capsys):
    assert lint(desk, "missing.cer") == 2
    assert "missing.cer: No such file" in capsys.readouterr().err


def package(desk, *words, signer="ds.cer"):
    given = ("--csca", "root.cer", "--dsc", signer, "--crl", "ut.crl", "--master-list", "ut.ml")
    files = [str(desk / each) if "." in each else each for each in given]
    return main(["trust", "package", *files, "--out", str(desk / "out"), *AT, *words])


def test_a_package_is_written(desk, capsys):
    assert package(desk) == 0
    assert "files: 9" in capsys.readouterr().out
    assert len(read_file((desk / "out" / "UT-001.ldif").read_bytes()).signers) == 1
    assert (desk / "out" / "README.txt").read_text().startswith("Objects of UT ")


def test_errors_stop_a_package_unless_a_reason_is_given(desk, capsys):
    assert package(desk, signer="broken.cer") == 1
    told = capsys.readouterr().err
    assert "authority_key_missing" in told
    assert "--despite" in told
    assert not (desk / "out").exists()
    assert package(desk, "--despite", "They are with their holders", signer="broken.cer") == 0
    assert "They are with their holders" in (desk / "out" / "README.txt").read_text()


def test_a_folder_that_is_there_is_not_written_into(desk, capsys):
    assert package(desk) == 0
    assert package(desk) == 2
    assert "exists already" in capsys.readouterr().err


def test_what_cannot_be_handed_over_is_wrong_use(desk, capsys):
    assert package(desk, signer="root.cer") == 2
    assert "is no signer of documents" in capsys.readouterr().err


def remind(desk, *words):
    files = [str(desk / each) for each in ("root.cer", "ds.cer", "ut.crl", "noise.cer")]
    return main(["trust", "remind", *files, *words])


def test_what_ends_soon_is_told_the_soonest_first(desk, capsys):
    assert remind(desk, "--state", "ut", "--at", "2026-03-01") == 0
    told = capsys.readouterr()
    (first,) = told.out.splitlines()
    assert first.startswith("2026-02-21  The time in which the key of C=UT, O=Utopia, CN=DS 100")
    assert "ended 7 days ago. Change to the next key" in first
    assert "noise.cer: " in told.err
    remind(desk, "--state", "ut", "--at", "2027-01-20")
    (second,) = capsys.readouterr().out.splitlines()
    assert second.startswith("2027-01-22  The revocation list of C=UT")
    assert "ends in 2 days. Issue the next one and give it to the directory." in second


def test_of_other_states_only_what_we_need_is_told(desk, capsys):
    remind(desk, "--state", "QM", "--at", "2027-01-20", "--json")
    (only,) = json.loads(capsys.readouterr().out)
    assert (only["kind"], only["own"], only["lead"]) == ("crl", False, 7)
    assert only["text"].endswith("Fetch the next one.")


def test_a_daily_job_tells_each_thing_once(desk, capsys):
    told = []
    for day in range(10, 25):
        remind(desk, "--state", "UT", "--within", "1", "--at", f"2027-01-{day}T13:00:00")
        told += [(day, line) for line in capsys.readouterr().out.splitlines()]
    assert [day for day, _ in told] == [16, 23]
    assert "ends in 6 days" in told[0][1]
    assert "has just ended" in told[1][1]


def test_lead_times_are_the_states_own(desk, capsys):
    remind(desk, "--lead", "400", "--at", "2026-11-23")
    assert "2027-01-22" in capsys.readouterr().out
    assert main(["trust", "remind", str(desk / "missing.cer")]) == 2
