package org.houzhen.server.speech;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** A piece of sound: signed 16 bit samples of one channel, least significant byte first. */
record Wave(float rate, byte[] samples) {
    private static final int BITS = 16;

    /**
     * Reads a WAV file; one that was written to a pipe may claim to be longer than it is.
     *
     * @throws IOException for anything but 16 bit and one channel
     */
    static Wave read(byte[] file) throws IOException {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
            AudioFormat format = sound.getFormat();
            if (format.getSampleSizeInBits() != BITS || format.getChannels() != 1 || format.isBigEndian()) {
                throw new IOException("not 16 bit and one channel: " + format);
            }
            return new Wave(format.getSampleRate(), sound.readAllBytes());
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("no WAV file", e);
        }
    }

    static Wave silence(float rate, int millis) {
        return new Wave(rate, new byte[Math.round(rate * millis / 1_000) * BITS / 8]);
    }

    /** One after the other; all have one rate. */
    static Wave joined(List<Wave> waves) {
        var all = new ByteArrayOutputStream();
        waves.forEach(wave -> all.writeBytes(wave.samples));
        return new Wave(waves.get(0).rate, all.toByteArray());
    }

    byte[] file() {
        AudioFormat format = new AudioFormat(rate, BITS, 1, true, false);
        var file = new ByteArrayOutputStream();
        try (var sound = new AudioInputStream(
                new ByteArrayInputStream(samples), format, samples.length / format.getFrameSize())) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file);
        } catch (IOException e) {
            throw new IllegalStateException("written to memory", e);
        }
        return file.toByteArray();
    }
}
