package org.houzhen.server.staff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The content security policy of every page. Scripts come from our own files; of those inside a page only the import maps
 * run, each by the hash of its bytes as they are served, computed once at start.
 */
@Component
class PagePolicy {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private final String directives;

    PagePolicy() throws IOException {
        this.directives = "default-src 'none'; script-src 'self' " + hashes()
                + "; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self' blob:;"
                + " connect-src 'self'; manifest-src 'self'; frame-src 'self' blob:; base-uri 'none';"
                + " form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script';"
                + " trusted-types lit-html";
    }

    String directives() {
        return directives;
    }

    private static String hashes() throws IOException {
        var hashes = new TreeSet<String>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (String folder : new String[] {"META-INF/resources", "static"}) {
            for (Resource page : resolver.getResources("classpath*:" + folder + "/**/*.html")) {
                addHashes(page.getContentAsString(StandardCharsets.UTF_8), hashes);
            }
        }
        return hashes.stream().collect(Collectors.joining(" "));
    }

    private static void addHashes(String page, TreeSet<String> hashes) {
        Matcher maps = IMPORT_MAP.matcher(page);
        while (maps.find()) {
            hashes.add("'sha256-" + sha256(maps.group(1)) + "'");
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
