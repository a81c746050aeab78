"""Each sentence of the grammar corpus says what the contract reads in it, and nothing else."""

import pytest

from pipeline.schemas import vocabulary
from tests.grammar.corpus import Example, complaints, examples, pending


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.id)
def test_a_sentence_says_what_the_contract_reads_in_it(example: Example) -> None:
    problems = complaints(example)
    if example.id in pending():
        assert problems, f"{example.id} is read right now: take it off pending.txt"
    else:
        assert not problems, "\n".join([example.article_text, *problems])


def test_every_example_has_an_id_of_its_own() -> None:
    ids = [example.id for example in examples()]
    assert len(ids) == len(set(ids))


def test_only_examples_of_the_corpus_are_pending() -> None:
    assert pending() <= {example.id for example in examples()}


def test_silence_holds_no_claim_and_the_other_files_do() -> None:
    for example in examples():
        required = [claim for claim in example.claims if not claim.is_optional]
        assert bool(required) == (example.file != "silence"), example.id


def test_claims_use_the_words_of_the_contract() -> None:
    for example in examples():
        for reading in (each for claim in example.claims for each in claim.readings):
            for field, allowed in WORDS.items():
                assert set(reading.accepted.get(field, ())) - {None} <= set(allowed), example.id


WORDS = {
    "status": vocabulary.STATUSES,
    "milestone": vocabulary.MILESTONES,
    "action": vocabulary.ACTIONS,
    "stage": vocabulary.STAGES,
    "generation": vocabulary.GENERATIONS,
    "part": vocabulary.PARTS,
    "certainty": vocabulary.CERTAINTIES,
}
