package org.houzhen.hardware.driver.pcsc;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.SocialCard;

/** Understands the records of a social-security card: dates in BCD, names in GB18030 filled up with zeros. */
final class SocialRecords {
    static final Field VALID_TO = new Field(0x06, 4);
    static final Field NUMBER = new Field(0x08, 18);
    static final Field NAME = new Field(0x09, 30);
    static final Field SEX = new Field(0x0A, 1);
    static final Field BIRTH = new Field(0x0D, 4);
    private static final Charset NAMES = Charset.forName("GB18030");
    private static final Pattern SOCIAL_NUMBER = Pattern.compile("[0-9A-Z]{15,18}");
    private static final Pattern WITH_BIRTH = Pattern.compile("\\d{17}[0-9X]");

    private final Map<Integer, byte[]> records;

    /** A record's identifier and the length of its value. */
    record Field(int id, int length) {}

    private SocialRecords(Map<Integer, byte[]> records) {
        this.records = records;
    }

    /** Empty if number, name or birth are missing or make no sense. */
    static Optional<SocialCard> understand(Map<Integer, byte[]> records) {
        return new SocialRecords(records).card();
    }

    private Optional<SocialCard> card() {
        String number = text(NUMBER, StandardCharsets.US_ASCII);
        String name = text(NAME, NAMES);
        Optional<LocalDate> birth = date(BIRTH).or(() -> birthIn(number));
        if (!SOCIAL_NUMBER.matcher(number).matches() || name.isEmpty() || birth.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SocialCard(
                number, name, sex(number), birth.get(), date(VALID_TO).orElse(IdCard.LONG_TERM)));
    }

    private IdCard.Sex sex(String number) {
        return switch (text(SEX, StandardCharsets.US_ASCII)) {
            case "1" -> IdCard.Sex.MALE;
            case "2" -> IdCard.Sex.FEMALE;
            case "9" -> IdCard.Sex.UNSTATED;
            case "0" -> IdCard.Sex.UNKNOWN;
            default -> sexIn(number);
        };
    }

    /** The last place but one is odd for men (GB 11643). */
    private static IdCard.Sex sexIn(String number) {
        if (!WITH_BIRTH.matcher(number).matches()) {
            return IdCard.Sex.UNKNOWN;
        }
        return (number.charAt(16) - '0') % 2 == 1 ? IdCard.Sex.MALE : IdCard.Sex.FEMALE;
    }

    private static Optional<LocalDate> birthIn(String number) {
        return WITH_BIRTH.matcher(number).matches() ? date(number.substring(6, 14)) : Optional.empty();
    }

    /** Cards without an end say so with zeros, with F, or not at all. */
    private Optional<LocalDate> date(Field field) {
        return date(HexFormat.of().formatHex(bytes(field)));
    }

    private static Optional<LocalDate> date(String digits) {
        try {
            return Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            return Optional.empty(); // Its message would quote the card.
        }
    }

    private String text(Field field, Charset charset) {
        return new String(bytes(field), charset).replace('\0', ' ').strip();
    }

    private byte[] bytes(Field field) {
        return records.getOrDefault(field.id(), new byte[0]);
    }
}
