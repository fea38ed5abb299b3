package org.houzhen.acceptance.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    /** In the data folder; the server takes the first administrator's password from it. */
    static final String FIRST_PASSWORD = "administrator-password";

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

    /** Chooses the passwords before anybody has one: whatever is interrupted after this goes on with the same at the next start. */
    static Accounts plan(Path data) throws IOException {
        Path file = data.resolve("demonstration-accounts.json");
        Map<String, String> passwords = new LinkedHashMap<>();
        passwords.put(ADMINISTRATOR, randomPassword());
        DUTIES.forEach(duty -> passwords.put(duty.name(), randomPassword()));
        if (Files.exists(file) && Files.size(file) > 0) {
            passwords.putAll(JsonSocket.JSON.readValue(
                    Files.readString(file), new TypeReference<LinkedHashMap<String, String>>() {}));
        }
        keep(file, JsonSocket.JSON.writeValueAsString(passwords));
        keep(data.resolve(FIRST_PASSWORD), passwords.get(ADMINISTRATOR));
        return new Accounts(passwords);
    }

    /** Whole or not at all, and readable by its owner only. */
    private static void keep(Path file, String text) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, text);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes at the server whoever is not there yet. */
    public static Accounts of(Installation installation) {
        Accounts accounts = installation.accounts();
        accounts.make(accounts.administrator(installation));
        return accounts;
    }

    private Desk administrator(Installation installation) {
        try {
            return signIn(installation, ADMINISTRATOR);
        } catch (Desk.RefusedException e) {
            throw new IllegalStateException(
                    installation.data() + " has an administrator whose password is not kept in it:"
                            + " choose another folder with --data",
                    e);
        }
    }

    private void make(Desk administrator) {
        for (Duty duty : DUTIES) {
            try {
                administrator.post(
                        "/api/desk/staff",
                        Map.of(
                                "name",
                                duty.name(),
                                "role",
                                duty.role(),
                                "password",
                                passwords.get(duty.name()),
                                "doctorId",
                                duty.doctorId(),
                                "areas",
                                duty.areas()));
            } catch (Desk.RefusedException e) {
                if (!e.code()
                        .equals("NAME_TAKEN")) { // Made at an earlier start, with the password that was kept before.
                    throw e;
                }
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
