package org.houzhen.server.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The best voice there is: recorded clips where a hospital has them, else the built-in one. Whoever asks for the same
 * sentence again, as every screen of a hall does, gets the sound that was made. Blocks; any thread may call. A
 * few may wait for their turn; who comes after them is refused, so that voices never hold all threads of the server.
 */
@Component
public final class Voices {
    private static final int KEPT_MAX = 64;
    private static final long KEPT_BYTES_MAX = 16_000_000;
    private static final int AT_ONCE_MAX = 2;
    private static final int WAITING_MAX = 8;

    private final List<Voice> voices = new ArrayList<>();
    private final Semaphore places = new Semaphore(AT_ONCE_MAX + WAITING_MAX);
    private final Semaphore turns = new Semaphore(AT_ONCE_MAX, true);
    private final Map<Spoken, byte[]> kept = new ConcurrentHashMap<>();

    /**
     * @param clips a folder of recorded clips; empty for none
     * @param espeak the program of the built-in voice; empty for none
     * @param pace how fast that voice speaks, in words a minute
     */
    @Autowired
    Voices(
            @Value("${houzhen.speech.clips:}") String clips,
            @Value("${houzhen.speech.espeak:espeak-ng}") String espeak,
            @Value("${houzhen.speech.pace:150}") int pace)
            throws IOException {
        if (!clips.isBlank()) {
            voices.add(new ClipVoice(Path.of(clips)));
        }
        if (!espeak.isBlank()) {
            voices.add(new EspeakVoice(espeak, pace));
        }
    }

    Voices(List<Voice> voices) {
        this.voices.addAll(voices);
    }

    /**
     * A WAV file; empty when no voice can say it.
     *
     * @throws RejectedExecutionException when too many wait already
     */
    public Optional<byte[]> say(Spoken sentence) {
        return kept(sentence).or(() -> madeInTurn(sentence));
    }

    private Optional<byte[]> madeInTurn(Spoken sentence) {
        if (!places.tryAcquire()) {
            throw new RejectedExecutionException("all voices are busy");
        }
        turns.acquireUninterruptibly();
        try {
            return kept(sentence).or(() -> made(sentence));
        } finally {
            turns.release();
            places.release();
        }
    }

    /** How many wait for their turn. */
    int waiting() {
        return turns.getQueueLength();
    }

    private Optional<byte[]> made(Spoken sentence) {
        Optional<byte[]> sound =
                voices.stream().flatMap(voice -> voice.say(sentence).stream()).findFirst();
        sound.ifPresent(wave -> keep(sentence, wave));
        return sound;
    }

    /** What was made before, if it is still kept. Does not block. */
    public Optional<byte[]> kept(Spoken sentence) {
        return Optional.ofNullable(kept.get(sentence));
    }

    private void keep(Spoken sentence, byte[] wave) {
        long bytes = kept.values().stream().mapToLong(each -> each.length).sum();
        if (kept.size() >= KEPT_MAX || bytes + wave.length > KEPT_BYTES_MAX) {
            kept.clear(); // Calls are over in a minute; who still wants one has it made again.
        }
        kept.put(sentence, wave);
    }
}
