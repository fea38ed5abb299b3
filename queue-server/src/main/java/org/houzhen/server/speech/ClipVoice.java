package org.houzhen.server.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A recorded human voice: a folder of WAV files, each named after what it holds, such as {@code zhen3.wav},
 * {@code A.wav}, or, which sounds better, a phrase such as {@code jiu4_zhen3.wav}. The longest clip that fits is taken. It
 * says a sentence only if it has all of it.
 */
final class ClipVoice implements Voice {
    private static final String FILE_END = ".wav";
    private static final int PHRASE_MAX = 12;
    private static final int PAUSE_MILLIS = 300;
    private static final int CLIPS_MAX = 5_000;
    private static final long CLIP_BYTES_MAX = 2_000_000;

    private final Map<String, Wave> clips = new HashMap<>();
    private final Wave pause;

    /** @throws IOException if a clip cannot be read, is too long, or differs from the others in its rate */
    ClipVoice(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(FILE_END))
                    .limit(CLIPS_MAX)
                    .toList()) {
                add(file);
            }
        }
        if (clips.isEmpty()) {
            throw new IOException("no clips in " + folder);
        }
        pause = Wave.silence(rate(), PAUSE_MILLIS);
    }

    private void add(Path file) throws IOException {
        if (Files.size(file) > CLIP_BYTES_MAX) {
            throw new IOException("too long: " + file);
        }
        Wave clip = Wave.read(Files.readAllBytes(file));
        if (!clips.isEmpty() && clip.rate() != rate()) {
            throw new IOException("all clips must have one rate: " + file);
        }
        String name = file.getFileName().toString();
        clips.put(name.substring(0, name.length() - FILE_END.length()).replace('_', ' '), clip);
    }

    private float rate() {
        return clips.values().iterator().next().rate();
    }

    @Override
    public Optional<byte[]> say(Spoken sentence) {
        List<String> sounds = sentence.sounds();
        List<Wave> waves = new ArrayList<>();
        int index = 0;
        while (index < sounds.size()) {
            int end = endOfClip(sounds, index);
            if (end == index) {
                return Optional.empty();
            }
            waves.add(clip(sounds.subList(index, end)));
            index = end;
        }
        return waves.isEmpty()
                ? Optional.empty()
                : Optional.of(Wave.joined(waves).file());
    }

    /** Where the longest clip that begins there ends; the beginning itself when there is none. */
    private int endOfClip(List<String> sounds, int begin) {
        int end = Math.min(sounds.size(), begin + PHRASE_MAX);
        while (end > begin && clip(sounds.subList(begin, end)) == null) {
            end--;
        }
        return end;
    }

    private Wave clip(List<String> sounds) {
        return sounds.equals(List.of(Spoken.PAUSE)) ? pause : clips.get(String.join(" ", sounds));
    }
}
