package org.houzhen.server.speech;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Finds how a sentence is read: words of a hospital and surnames from tables of ours, all other characters from a
 * dictionary that looks at the words around them. Any thread may call; the first call takes half a second.
 */
@Component
public final class SentenceReader {
    private static final int SENTENCE_MAX = 200;
    /** Chinese characters, single Latin letters, or a sign at which to pause; everything else is silent. */
    private static final Pattern PARTS =
            Pattern.compile("(?<han>\\p{IsHan}+)|(?<letter>[A-Za-z])|(?<pause>[，。；、：,;:])");

    private final Readings words = new Readings("/speech/words.txt");
    private final Readings surnames = new Readings("/speech/surnames.txt");

    /**
     * How a sentence is read. Digits are to be spelled before ({@link Spelling}).
     *
     * @param name the part of it that is a person's name, which begins with a surname; empty when there is none
     */
    public Spoken read(String sentence, String name) {
        String text = sentence.length() > SENTENCE_MAX ? sentence.substring(0, SENTENCE_MAX) : sentence;
        int at = name.isEmpty() ? -1 : text.indexOf(name);
        List<String> sounds = new ArrayList<>();
        if (at < 0) {
            read(text, sounds);
        } else {
            read(text.substring(0, at), sounds);
            readName(name, sounds);
            read(text.substring(at + name.length()), sounds);
        }
        return new Spoken(sounds);
    }

    private void readName(String name, List<String> sounds) {
        List<String> surname = surnames.at(name, 0).orElse(List.of());
        sounds.addAll(surname);
        read(name.substring(surname.size()), sounds);
    }

    private void read(String text, List<String> sounds) {
        Matcher part = PARTS.matcher(text);
        while (part.find()) {
            if (part.group("han") != null) {
                readHan(part.group(), sounds);
            } else if (part.group("letter") != null) {
                sounds.add(part.group().toUpperCase(Locale.ROOT));
            } else {
                sounds.add(Spoken.PAUSE);
            }
        }
    }

    private void readHan(String text, List<String> sounds) {
        List<Pinyin> dictionary = HanLP.convertToPinyinList(text);
        int index = 0;
        while (index < text.length()) {
            Optional<List<String>> word = words.at(text, index);
            if (word.isPresent()) {
                sounds.addAll(word.get());
                index += word.get().size();
            } else {
                syllable(dictionary.get(index)).ifPresent(sounds::add);
                index++;
            }
        }
    }

    /** Nothing for a character that no dictionary knows. */
    private static Optional<String> syllable(Pinyin found) {
        return found == Pinyin.none5 ? Optional.empty() : Optional.of(found.toString());
    }
}
