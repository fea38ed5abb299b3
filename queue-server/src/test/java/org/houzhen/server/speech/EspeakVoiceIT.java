package org.houzhen.server.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in voice with the real program. */
class EspeakVoiceIT {
    private static final Spoken CALL = new SentenceReader().read("请A零幺二号，张某三，到三诊室就诊", "张某三");

    @TempDir
    Path folder;

    @Test
    void twoHundredSentencesSoundAsTheyMust() {
        SoftAssertions.assertSoftly(all -> Sentences.all()
                .forEach(sentence -> all.assertThat(phonemes(sentence.pinyin()))
                        .as(sentence.text())
                        .isEqualTo(sentence.phonemes())
                        .doesNotContain("(")));
    }

    /** A reading the program does not know would be spoken as English, which it marks with a bracket. */
    private static String phonemes(String pinyin) {
        try {
            Process espeak = new ProcessBuilder("espeak-ng", "-v", "cmn-latn-pinyin", "-q", "--ipa", "--stdin").start();
            try (var input = espeak.getOutputStream()) {
                input.write(pinyin.getBytes(StandardCharsets.US_ASCII));
            }
            return new String(espeak.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCallIsASoundOfAFewSecondsWithATrueHeader() throws IOException {
        byte[] file = new EspeakVoice("espeak-ng", 150).say(CALL).orElseThrow();

        Wave sound = Wave.read(file);
        assertThat(sound.samples().length / 2 / sound.rate()).isBetween(2f, 12f);
        assertThat(file).hasSize(44 + sound.samples().length);
        assertThat(loudest(sound)).isGreaterThan(3_000);
    }

    private static int loudest(Wave sound) {
        int loudest = 0;
        for (int i = 0; i < sound.samples().length; i += 2) {
            int sample = (sound.samples()[i] & 0xff) | sound.samples()[i + 1] << 8;
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }

    @Test
    void withoutTheProgramNothingIsSaid() {
        assertThat(new EspeakVoice("no-such-program", 150).say(CALL)).isEmpty();
    }

    @Test
    void aProgramThatHangsOrTalksNonsenseSaysNothing() throws IOException {
        assertThat(new EspeakVoice(script("sleep 60"), 150).say(CALL)).isEmpty();
        assertThat(new EspeakVoice(script("echo what"), 150).say(CALL)).isEmpty();
        assertThat(new EspeakVoice(script("exit 3"), 150).say(CALL)).isEmpty();
    }

    private String script(String does) throws IOException {
        Path file = folder.resolve(Integer.toHexString(does.hashCode()));
        Files.writeString(file, "#!/bin/sh\nexec " + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    @Test
    void recordedClipsAreTakenBeforeTheBuiltInVoiceIfTheyHaveAll() throws IOException {
        var voices = new Voices(clips("qing3", "A", "ling2", "yao1 er4 hao4"), "espeak-ng", 150);

        Wave recorded = Wave.read(
                voices.say(spoken("qing3", "A", ",", "yao1", "er4", "hao4")).orElseThrow());
        Wave builtIn = Wave.read(voices.say(spoken("qing3", "B")).orElseThrow());

        assertThat(recorded.rate()).isEqualTo(8_000);
        assertThat(recorded.samples())
                .hasSize(2 * (3 * 800 + 2_400)); // Three clips of a tenth of a second and a pause.
        assertThat(builtIn.rate()).isEqualTo(22_050);
    }

    private static Spoken spoken(String... sounds) {
        return new Spoken(List.of(sounds));
    }

    /** Clips of a tenth of a second. */
    private String clips(String... names) throws IOException {
        for (String name : names) {
            Files.write(
                    folder.resolve(name.replace(' ', '_') + ".wav"),
                    Wave.silence(8_000, 100).file());
        }
        return folder.toString();
    }
}
