package org.houzhen.hardware.driver.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.houzhen.hardware.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our bytes for a receipt printer, taken apart by npos, a parser that nobody here wrote. */
class ForeignParserIT {
    private static final Path SCRIPT = Path.of("src/test/oracles/parse.js");
    private static final Path PACKAGES = Path.of("target/oracles/node_modules");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String RARE = "赵䶮";

    @TempDir
    Path folder;

    @Test
    void aWholeSlipIsTheCommandsAndTheTextThatWereMeant() throws Exception {
        Receipt slip = Receipt.slip()
                .line("挂号凭条", Receipt.Size.LARGE, true, Receipt.Align.CENTER)
                .row("科室", "心内科（镕）")
                .rule()
                .qrCode("https://h.example/票?号=A012")
                .feed(3)
                .build();

        List<JsonNode> parsed = parsed(ReceiptEncoder.encode(slip, 48));

        assertThat(commands(parsed))
                .isEqualTo(
                        "ESC @,FS &,GS a" // A fresh start, Chinese, sensors.
                                + ",ESC a=01,GS !=11,ESC E=01,text,GS !=00,ESC E=00,ESC a=00" // The heading, and back.
                                + ",text" // Row and rule.
                                + ",ESC a=01,GS (k,GS (k,GS (k,GS (k,GS (k,ESC a=00" // The code.
                                + ",ESC d=03,GS V");
        assertThat(texts(parsed))
                .isEqualTo("挂号凭条\n" + "科室" + " ".repeat(48 - 4 - 12) + "心内科（镕）\n" + "-".repeat(48) + "\n");
        assertThat(stored(parsed)).isEqualTo("https://h.example/票?号=A012");
    }

    @Test
    void aLineWithACharacterTheRomLacksIsThePictureThatWasDrawn() throws Exception {
        assumeThat(LineImage.canDraw(RARE)).isTrue();
        Receipt slip = Receipt.slip().line(RARE).line("请进").build();

        List<JsonNode> parsed = parsed(ReceiptEncoder.encode(slip, 48));

        assertThat(pictures(parsed)).isEqualTo(dots(LineImage.draw(RARE, 1, 1, false)));
        assertThat(texts(parsed)).isEqualTo("请进\n");
    }

    private List<JsonNode> parsed(byte[] bytes) throws Exception {
        assertThat(PACKAGES.resolve("npos")).as("installed by ./check").exists();
        Path in = Files.write(folder.resolve("bytes"), bytes);
        Path out = folder.resolve("parsed");
        var node = new ProcessBuilder("node", SCRIPT.toString())
                .redirectErrorStream(true)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile());
        node.environment().put("NODE_PATH", PACKAGES.toAbsolutePath().toString());
        Process parser = node.start();
        assertThat(parser.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        assertThat(parser.exitValue()).as(Files.readString(out)).isZero();
        return read(out);
    }

    private static List<JsonNode> read(Path out) throws IOException {
        return Files.readAllLines(out).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    /** Each command, with its parameter where it has one byte of it. */
    private static String commands(List<JsonNode> parsed) {
        return parsed.stream().map(ForeignParserIT::command).collect(Collectors.joining(","));
    }

    private static String command(JsonNode part) {
        String name = part.path("command").asString("text");
        String bytes = part.path("bytes").asString("");
        boolean parameter = bytes.length() == 6 && !name.equals("GS a");
        return parameter ? name + "=" + bytes.substring(4) : name;
    }

    private static String texts(List<JsonNode> parsed) {
        return parsed.stream().map(part -> part.path("text").asString("")).collect(Collectors.joining());
    }

    /** What {@code GS ( k} is told to store: after eight bytes of head. */
    private static String stored(List<JsonNode> parsed) {
        String code = parsed.stream()
                .map(part -> part.path("bytes").asString(""))
                .filter(bytes -> bytes.startsWith("1d286b") && bytes.startsWith("315030", 10))
                .findFirst()
                .orElseThrow();
        return new String(HexFormat.of().parseHex(code.substring(16)), StandardCharsets.UTF_8);
    }

    private static List<String> pictures(List<JsonNode> parsed) {
        return parsed.stream()
                .flatMap(part -> StreamSupport.stream(part.path("rows").spliterator(), false))
                .map(JsonNode::asString)
                .toList();
    }

    /** Whole bytes of dots, as printers take them. */
    private static List<String> dots(BufferedImage image) {
        int width = (image.getWidth() + 7) / 8 * 8;
        return IntStream.range(0, image.getHeight())
                .mapToObj(y -> IntStream.range(0, width)
                        .mapToObj(x -> x < image.getWidth() && (image.getRGB(x, y) & 0xFF) == 0 ? "1" : "0")
                        .collect(Collectors.joining()))
                .toList();
    }
}
