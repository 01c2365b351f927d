"""The schema of a study by the steps that made it, as digests. Made by tests.known_schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOWN_SCHEMAS: Mapping[str, str] = {
    "6e27d23be2bde1422a22e054fa5cce6e27d75ae9e6cf237ef0ccda085591b883": "63185f3e60ba47e45a914d54dcf27411c21e65eb0823cfcb9685cab8c23e7d39",  # noqa: E501
    "81db3108a8c629e5a486d66be232f44c5fcc97c07bd5775bc8be63b5423d159b": "50f8833bff6640f7b49dfb7baab1c3b30ddad420f88071b0cdab10c1c821daa5",  # noqa: E501
    "433f50fc37d6b9a66c4ae5df9a48c56f481d57066d2c55e9374205bda7c0f896": "f943ebc55acf3599ff83d8fc657e3ed2acacfeba6084767aefb56892de6c27c6",  # noqa: E501
    "62501c4f46be1aa8f276055298abdcc27799c8d39f8b77b36d2252d77769f0ab": "23b259670ad1ca5b9d29a877098ed42961dab10066c3bdf27ecbc9234e88cab1",  # noqa: E501
    "43ea7644bcf544cece737b27f3ee49be4437399f69180abda37278aed3ee0d60": "d5e440f332d5dcf1e81142668eee98d1dfecd37abb22d283d8e3a21842c7acde",  # noqa: E501
    "d7de9574bfe6aa0c2d20a0f8099f40f254fc7137e8d2a6014dadb5c8d4b36cc8": "582d058e1156d75af04748f79ae3464846c4141b8f6d449649fd1865dc29b4ac",  # noqa: E501
    "fa5a949a99731ca522ee35cda4425c55235572fd9f2c8ca54e3ed7b8fc2ef351": "64bfdd7f4c854765ab29e42744d1e40c7a1ec7b6fc0874e68ac6c730e9ce9c0e",  # noqa: E501
    "921129019e8d9faa0e9410b9c4121182c3c03191a9b22a4ffadbb36d7d7baaf0": "683e61bf338bce6ace9a4fd7acfdea02938253e6de13ad8998bb76579b7eee12",  # noqa: E501
    "ea82045fb564d99458f0fdb0797f7f21489cbc349afe7f5da3c8c81ec063f025": "ed02f9828cf292fe5cfaf78d0a143549485933e8a00098637326dee793aff960",  # noqa: E501
    "157670d4a2c485f1a7d7f258b5d064ee9d33814985a943da7b05ba66bd68912a": "18e5df4fce9b922142893dc900586aa0c2afc962b1274e41f538f82cba96a207",  # noqa: E501
}
