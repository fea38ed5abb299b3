package org.houzhen.server.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The voice that is always there: the program espeak-ng, given pinyin. Its Chinese voice {@code cmn} reads characters as
 * English on Debian 12, {@code cmn-latn-pinyin} reads pinyin well. The sentence goes to its standard input, as anybody on
 * the machine can see a program's arguments.
 */
final class EspeakVoice implements Voice {
    private static final Logger LOG = LoggerFactory.getLogger(EspeakVoice.class);
    private static final int PATIENCE_SECONDS = 5;
    /** A minute and more of sound; no sentence is as long. */
    private static final int SOUND_BYTES_MAX = 4_000_000;

    private final String program;
    private final int pace;
    private final AtomicBoolean silent = new AtomicBoolean();

    /** @param pace words a minute, as espeak-ng counts them: 150 is calm */
    EspeakVoice(String program, int pace) {
        this.program = program;
        this.pace = pace;
    }

    @Override
    public Optional<byte[]> say(Spoken sentence) {
        List<String> command =
                List.of(program, "-v", "cmn-latn-pinyin", "-s", Integer.toString(pace), "--stdin", "--stdout");
        try {
            Process espeak = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                byte[] file = soundOf(espeak, sentence).file();
                silent.set(false);
                return Optional.of(file);
            } finally {
                espeak.destroyForcibly();
            }
        } catch (IOException e) {
            if (!silent.getAndSet(true)) { // Said once, and again only after it spoke: every screen asks at every call.
                LOG.warn("speech: {} says nothing, screens without a voice only chime: {}", program, e.getMessage());
            }
            return Optional.empty();
        }
    }

    private static Wave soundOf(Process espeak, Spoken sentence) throws IOException {
        espeak.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).whenComplete((exit, late) -> {
            if (late != null) {
                espeak.destroyForcibly(); // Ends the reading below.
            }
        });
        try (var input = espeak.getOutputStream()) {
            input.write(sentence.pinyin().getBytes(StandardCharsets.US_ASCII));
        }
        return Wave.read(espeak.getInputStream().readNBytes(SOUND_BYTES_MAX));
    }
}
