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
 * The people of a demonstration: a nurse, a doctor, a technician, a pharmacist, a cashier and somebody in the laboratory, made by the administrator through the
 * same door as in a hospital. Their random passwords are kept beside the data, readable by its owner only.
 */
public final class Accounts {
    private static final String ADMINISTRATOR = "admin";
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 12;

    /** The reference hospital's number of the doctor whose desk the demonstration shows: gastroenterology. */
    private static final String DOCTOR = "D008";

    /** What somebody works as; the areas matter where people must be named for them. */
    private record Duty(String name, String role, String doctorId, List<String> areas) {}

    private static final List<Duty> DUTIES = List.of(
            new Duty("nurse", "NURSE", "", List.of()),
            new Duty("doctor", "DOCTOR", DOCTOR, List.of()),
            new Duty("laboratory", "LABORATORY", "", List.of()),
            new Duty("technician", "TECHNICIAN", "", List.of("X", "U", "T", "R", "M", "N", "K", "L", "Q", "Y")),
            new Duty("pharmacist", "PHARMACIST", "", List.of("P")),
            new Duty("cashier", "CLERK", "", List.of("J")));

    private final Map<String, String> passwords;

    private Accounts(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    /** Makes them at the first start, and finds them again at any later one. */
    public static Accounts of(Installation installation) {
        Path file = installation.data().resolve("demonstration-accounts.json");
        try {
            if (Files.exists(file)) {
                return again(installation, file);
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
        addMissing(administrator, passwords);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, JsonSocket.JSON.writeValueAsString(passwords));
        return new Accounts(passwords);
    }

    /** A folder that was made before some duty existed gets the people that it lacks. */
    private static Accounts again(Installation installation, Path file) throws IOException {
        Map<String, String> passwords = JsonSocket.JSON.readValue(
                Files.readString(file), new TypeReference<LinkedHashMap<String, String>>() {});
        boolean complete = DUTIES.stream().allMatch(duty -> passwords.containsKey(duty.name()));
        if (!complete) {
            addMissing(new Desk(installation.serverUrl(), ADMINISTRATOR, passwords.get(ADMINISTRATOR)), passwords);
            Files.writeString(file, JsonSocket.JSON.writeValueAsString(passwords));
        }
        return new Accounts(passwords);
    }

    private static void addMissing(Desk administrator, Map<String, String> passwords) {
        for (Duty duty : DUTIES) {
            if (!passwords.containsKey(duty.name())) {
                String password = randomPassword();
                administrator.post(
                        "/api/desk/staff",
                        Map.of(
                                "name",
                                duty.name(),
                                "role",
                                duty.role(),
                                "password",
                                password,
                                "doctorId",
                                duty.doctorId(),
                                "areas",
                                duty.areas()));
                passwords.put(duty.name(), password);
            }
        }
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
