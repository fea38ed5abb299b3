package org.houzhen.server.speech;

import java.util.List;

/**
 * A sentence as it is read: syllables with their tone such as {@code zhen3}, Latin letters such as {@code A}, and a comma
 * where a voice shall pause. It may hold somebody's name, so it is not for logs.
 */
public record Spoken(List<String> sounds) {
    static final String PAUSE = ",";

    public Spoken {
        sounds = List.copyOf(sounds);
    }

    /** As it is written for readers of pinyin: {@code qing3 A ling2 yao1 er4 hao4, zhang1 mou3 san1}. */
    String pinyin() {
        return String.join(" ", sounds).replace(" " + PAUSE, PAUSE);
    }

    @Override
    public String toString() {
        return "Spoken[" + sounds.size() + " sounds]";
    }
}
