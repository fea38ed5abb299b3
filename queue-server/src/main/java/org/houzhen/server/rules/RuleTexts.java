package org.houzhen.server.rules;

import java.util.Collection;
import java.util.function.Function;

/** {@link RuleWords} of both languages at once. */
final class RuleTexts {
    private RuleTexts() {}

    static Words both(Function<RuleWords, String> words) {
        return new Words(words.apply(RuleWords.ZH), words.apply(RuleWords.EN));
    }

    static Words name(String path) {
        return both(words -> words.name(path));
    }

    static Words says(RuleItem item, String text) {
        return both(words -> words.says(item, text));
    }

    static Words says(String list, Collection<String> names) {
        return both(words -> words.says(list, names));
    }

    /** For an area that goes by the hospital's rule. */
    static Words inherited(Words says) {
        return new Words(says.zh() + RuleWords.ZH.name("inherited"), says.en() + RuleWords.EN.name("inherited"));
    }
}
