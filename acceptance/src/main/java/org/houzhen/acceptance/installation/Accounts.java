package org.houzhen.acceptance.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/**
 * The people of a demonstration: a nurse, a doctor and somebody in the laboratory, made by the administrator through the
 * same door as in a hospital. Their random passwords are kept beside the data, readable by its owner only.
 */
public final class Accounts {
    private static final String ADMINISTRATOR = "admin";
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 12;

    /** The reference hospital's number of the doctor whose desk the demonstration shows: gastroenterology. */
    private static final String DOCTOR = "D008";

    private final Map<String, String> passwords;

    private Accounts(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    /** Makes them at the first start, and finds them again at any later one. */
    public static Accounts of(Installation installation) {
        Path file = installation.data().resolve("demonstration-accounts.json");
        try {
            if (Files.exists(file)) {
                return new Accounts(JsonSocket.JSON.readValue(Files.readString(file), new TypeReference<>() {}));
            }
            String first = installation
                    .firstPassword()
                    .orElseThrow(() -> new IllegalStateException("this data folder has an administrator already: "
                            + "a demonstration needs a folder of its own"));
            return make(installation, first, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Accounts make(Installation installation, String first, Path file) throws IOException {
        Map<String, String> passwords = new LinkedHashMap<>();
        passwords.put(ADMINISTRATOR, first);
        var administrator = new Desk(installation.serverUrl(), ADMINISTRATOR, first);
        Map.of("nurse", "NURSE", "doctor", "DOCTOR", "laboratory", "LABORATORY").forEach((name, role) -> {
            String doctorId = role.equals("DOCTOR") ? DOCTOR : "";
            String password = randomPassword();
            passwords.put(name, password);
            administrator.post(
                    "/api/desk/staff",
                    Map.of("name", name, "role", role, "password", password, "doctorId", doctorId, "areas", List.of()));
        });
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, JsonSocket.JSON.writeValueAsString(passwords));
        return new Accounts(passwords);
    }

    private static String randomPassword() {
        var random = new SecureRandom();
        return random.ints(LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** Name and password of each, in the order to print them. */
    public Map<String, String> all() {
        return passwords;
    }

    public Desk signIn(Installation installation, String name) {
        return new Desk(installation.serverUrl(), name, passwords.get(name));
    }
}
