package org.houzhen.acceptance.wechat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The page that stands for a patient's phone, for whichever app, and the payment codes it shows. */
public final class PhonePages {
    private static final Map<String, String> TYPES = Map.of(
            "phone.html", "text/html; charset=utf-8",
            "phone.css", "text/css; charset=utf-8",
            "phone.js", "text/javascript; charset=utf-8");

    private PhonePages() {}

    /** A file of the page. */
    public record File(String type, byte[] body) {}

    /** What lies under a path, with the app's name in it. */
    public static Optional<File> of(String path, String app) {
        String name = path.equals("/") ? "phone.html" : path.substring(Math.min(1, path.length()));
        if (!TYPES.containsKey(name)) {
            return Optional.empty();
        }
        try (InputStream in = PhonePages.class.getResourceAsStream(name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{{app}}", app);
            return Optional.of(new File(TYPES.get(name), text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** A payment code; its last digit tells the simulator whether the phone asks before it pays. */
    public static String code(String prefix, int length, boolean asks, RandomGenerator random) {
        var code = new StringBuilder(prefix);
        while (code.length() < length - 1) {
            code.append(random.nextInt(10));
        }
        return code.append(asks ? 1 : 0).toString();
    }
}
