"""Cutting into words, and what is known without cutting."""

from pipeline.compare.words import dictionary, is_all_words, words


def test_a_word_of_the_dictionary_is_cut_as_one_word() -> None:
    for word in sorted(dictionary())[::37]:
        assert words(word) == (word,)
        assert is_all_words(word)


def test_a_misread_word_is_not_known() -> None:
    assert is_all_words("การพัฒนาบุคลากร")  # staff development
    assert not is_all_words("การพัฒบุคลากร")  # a syllable lost
