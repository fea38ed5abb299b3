package org.houzhen.rig;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every input that fuzzing ({@code .ci/fuzz}) found worth keeping, and some made up here, against every decoder of a module. A
 * folder of src/test/fuzz is named after the class that judges its inputs.
 */
public abstract class FuzzContract {
    private static final Path CORPUS = Path.of("src/test/fuzz");
    private static final int VARIATIONS = 20;
    private static final int SHOWN_MAX = 2_000;
    private static final long SEED = 1;

    static List<String> targets() throws IOException {
        try (Stream<Path> folders = Files.list(CORPUS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    public void nothingThatComesBreaksADecoder(String target) throws Exception {
        Method judge = Class.forName(target).getMethod("fuzzerTestOneInput", byte[].class);
        var chance = new Random(SEED);
        List<byte[]> inputs = inputs(CORPUS.resolve(target));
        assertFalse(inputs.isEmpty());
        for (byte[] input : inputs) {
            for (int i = 0; i < VARIATIONS; i++) {
                byte[] varied = i == 0 ? input : varied(input, chance);
                assertDoesNotThrow(() -> judge.invoke(null, varied.clone()), () -> shown(varied));
            }
        }
    }

    private static String shown(byte[] input) {
        return input.length + " bytes " + HexFormat.of().formatHex(input, 0, Math.min(input.length, SHOWN_MAX));
    }

    private static List<byte[]> inputs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(FuzzContract::read).toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some bytes changed, the whole twice, or cut short. */
    private static byte[] varied(byte[] input, Random chance) {
        byte[] twice = new byte[2 * input.length];
        System.arraycopy(input, 0, twice, 0, input.length);
        System.arraycopy(input, 0, twice, input.length, input.length);
        byte[] varied = Arrays.copyOf(twice, chance.nextInt(twice.length + 1));
        for (int changes = chance.nextInt(4); changes > 0 && varied.length > 0; changes--) {
            varied[chance.nextInt(varied.length)] = (byte) chance.nextInt(256);
        }
        return varied;
    }
}
