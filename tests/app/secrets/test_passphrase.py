import pytest

from app.errors import Trouble
from app.secrets.passphrase import check_passphrase, passphrase_bytes


@pytest.mark.parametrize(
    "passphrase", ["草原驿站", "12345678", "草原2024", "nutag us", "ᠨᠤᠲᠤᠭ ᠤᠰᠤ", "𬱖𬱖𬱖𬱖"]
)
def test_long_enough(passphrase):
    check_passphrase(passphrase)


@pytest.mark.parametrize("passphrase", ["", "草原驿", "1234567", "草原123", "，，，。。。！"])
def test_too_short(passphrase):
    with pytest.raises(Trouble, match="口令太短"):
        check_passphrase(passphrase)


def test_an_input_method_left_in_full_width_types_the_same_passphrase():
    assert passphrase_bytes("ｎｕｔａｇ２０２４！") == passphrase_bytes("nutag2024!")


def test_letters_of_two_cases_differ():
    assert passphrase_bytes("Nutag2024") != passphrase_bytes("nutag2024")
