package org.houzhen.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares the migrations of a tree with those that installations may have run: a list of {@code sha256  store/file} in
 * the order in which they landed, so that {@code sha256sum -c} reads it too. Flyway refuses a folder whose migrations were
 * changed, and one that has already gone beyond the number of a new one.
 */
record LandedMigrations(Path folder, List<String> landed) {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (([a-z]+)/(\\S+))");
    private static final Pattern FILE = Pattern.compile("V([1-9][0-9]*)__[a-z_0-9]+\\.sql");

    /** What is wrong, in sentences for whoever wrote the migration; empty when all is well. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Map<String, Integer> newest = new HashMap<>();
        List<String> listed = new ArrayList<>();
        for (String line : landed) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                faults.add("no line of the list: " + line);
                continue;
            }
            listed.add(parts.group(2));
            look(parts, newest, faults);
        }
        files().filter(file -> !listed.contains(name(file)))
                .forEach(file -> faults.add("not on the list yet, append: " + digest(file) + "  " + name(file)));
        return faults;
    }

    private void look(Matcher parts, Map<String, Integer> newest, List<String> faults) {
        String name = parts.group(2);
        int number = number(parts.group(4));
        int before = newest.getOrDefault(parts.group(3), 0);
        newest.put(parts.group(3), Math.max(before, number));
        Path file = folder.resolve(name);
        if (number == 0) {
            faults.add("not Vnumber__words.sql in the folder of its store, which both databases read: " + name);
        } else if (number == before) {
            faults.add("a second migration of this number: " + name);
        } else if (number < before) {
            faults.add("its number must be above " + before + ", which has landed: " + name);
        }
        if (!Files.exists(file)) {
            faults.add("landed and gone: " + name);
        } else if (!digest(file).equals(parts.group(1))) {
            faults.add("landed and changed since: " + name);
        }
    }

    /** 0 for what Flyway would not take for a migration. */
    private static int number(String file) {
        Matcher parts = FILE.matcher(file);
        return parts.matches() ? Integer.parseInt(parts.group(1)) : 0;
    }

    /** Also those in folders below: there is one for each store, which SQLite and PostgreSQL both read. */
    private Stream<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".sql")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
