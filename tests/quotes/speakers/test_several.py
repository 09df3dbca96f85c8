"""Which phrases of a source stand for a speaker each."""

import pytest

from analysis.quotes.speakers.several import members

CASES = {
    "Ann Lee and Bob Ray": ["Ann Lee", "Bob Ray"],
    "Ann Lee, Bob Ray and Cal Fox": ["Ann Lee", "Bob Ray", "Cal Fox"],
    "Lee, Ray, and Fox": ["Lee", "Ray", "Fox"],
    "Sens. Ann Lee of Ohio and Bob Ray of Texas": ["Sens. Ann Lee of Ohio", "Bob Ray of Texas"],
    "Ann Lee, 54, and Bob Ray": ["Ann Lee", "Bob Ray"],
    "Ann Lee, the mayor of Toledo, and Bob Ray, a banker": ["Ann Lee", "Bob Ray"],
    "Ann Lee, who is seeking re-election, and Bob Ray": ["Ann Lee", "Bob Ray"],
    "Ann Lee, R-Ohio, and Bob Ray": ["Ann Lee", "Bob Ray"],
    "the mayor, Ann Lee, and the sheriff, Bob Ray": ["Ann Lee", "Bob Ray"],
    "he and his wife, Ann Lee": ["he", "Ann Lee"],
    "Lee and her aides": ["Lee", "her aides"],
    "Lee, the mayor, and other officials": ["Lee", "other officials"],
    "the mayor and the sheriff": ["the mayor", "the sheriff"],
    "officials and residents": ["officials", "residents"],
    "Macro Advisors, Halden Bank and Delco": ["Macro Advisors", "Halden Bank", "Delco"],
    "the FBI and the Department of Housing and Urban Works": [
        "the FBI",
        "the Department of Housing and Urban Works",
    ],
    # One alone.
    "Ann Lee": [],
    "the mayor, Ann Lee": [],
    "Ann Lee, the mayor": [],
    "Ann Lee, the mayor and founder of a bank": [],
    "Ann Lee, a friend of Bob Ray and Cal Fox": [],
    "Ann Lee, who was courted by Bob Ray and Cal Fox": [],
    "Ann Lee, adviser to presidents, and a professor": [],
    "Ann Lee, head of Halden, Delco and Macro": [],
    "Ann Lee, of the panel on Civil Rights, Civil Liberties and Property": [],
    "Ann Lee, Mr. Ray’s former Office of Management director": [],
    "the lawsuit, which was brought by the sheriff, Ann Lee, and the mayor, Bob Ray": [],
    "Ann Lee of Dayton, Ohio": [],
    "Ann Lee, R-Ohio": [],
    "a former judge who knew the case and called the jury fair": [],
    "presidential contender and former surgeon Ann Lee": [],
    "the former mayor and senator": [],
    "the Center on Budget and Policy Priorities": [],
}


@pytest.mark.parametrize("source", CASES)
def test_members(source: str) -> None:
    assert members(source) == CASES[source]
