package org.houzhen.hardware.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.SocialCard;

/**
 * The chip of a card: an application with the files of a social-security card, in one of the makes in the field, or
 * another application. It answers commands one at a time and knows what was selected.
 */
public final class SimulatedSocialCard {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] APPLICATION = HEX.parseHex("7378312E73682EC9E7BBE1B1A3D5CF");
    private static final byte[] OTHER_APPLICATION = HEX.parseHex("A000000333010101");
    private static final Charset NAMES = Charset.forName("GB18030");
    private static final int RECORD_MISSING = 0x6A83;
    private static final int FILE_MISSING = 0x6A82;
    private static final int WRONG_PARAMETERS = 0x6A86;
    private static final int WRONG_LENGTH = 0x6700;
    private static final int UNKNOWN_COMMAND = 0x6D00;
    private static final int NOT_ALLOWED = 0x6982;
    private static final int DONE = 0x9000;

    private final byte[] application;
    private final Make make;
    private final Map<Integer, List<byte[]>> files;
    private boolean applicationSelected;
    private List<byte[]> file = List.of();
    private byte[] waiting = {}; // What a T=0 card holds until it is fetched.

    /** The transmission protocol: T=0 has data fetched by a second command, T=1 sends it at once. */
    public enum Protocol {
        T0,
        T1
    }

    /** How records are asked for. */
    public enum Addressing {
        BY_IDENTIFIER,
        BY_PLACE
    }

    /**
     * What differs between the cards of regions and generations.
     *
     * @param fileParameter the first parameter of the command that selects a file: 2 or 0
     * @param third has the record that the third generation put before the sex
     * @param guarded lets the person's file be read only after a PIN, which no kiosk asks for
     */
    public record Make(Protocol protocol, Addressing addressing, int fileParameter, boolean third, boolean guarded) {
        public static Make of(Protocol protocol, Addressing addressing, int fileParameter) {
            return new Make(protocol, addressing, fileParameter, addressing == Addressing.BY_PLACE, false);
        }
    }

    private SimulatedSocialCard(byte[] application, Make make, Map<Integer, List<byte[]>> files) {
        this.application = application;
        this.make = make;
        this.files = files;
    }

    public static SimulatedSocialCard of(SocialCard identity, Make make) {
        return new SimulatedSocialCard(
                APPLICATION,
                make,
                Map.of(0xEF05, cardRecords(identity), 0xEF06, personRecords(identity, make.third())));
    }

    /** A chip card of somebody else's application, such as a bank's. */
    public static SimulatedSocialCard ofAnotherKind() {
        return new SimulatedSocialCard(OTHER_APPLICATION, Make.of(Protocol.T1, Addressing.BY_PLACE, 0), Map.of());
    }

    private static List<byte[]> cardRecords(SocialCard identity) {
        return List.of(
                record(0x01, HEX.parseHex("330699D15600000599110145FFFFFFFF")),
                record(0x02, ascii("1")),
                record(0x03, ascii("3.00")),
                record(0x04, HEX.parseHex("910000330699330699000001")),
                record(0x05, day(LocalDate.of(2020, 6, 1))),
                record(0x06, day(identity.validTo())),
                record(0x07, ascii("A12345678")));
    }

    private static List<byte[]> personRecords(SocialCard identity, boolean third) {
        byte[] number = record(0x08, ascii(identity.number()));
        byte[] name = record(0x09, Arrays.copyOf(identity.name().getBytes(NAMES), 30));
        byte[] sex = record(0x0A, ascii(String.valueOf(identity.sex().code())));
        byte[] ethnicity = record(0x0B, new byte[] {1});
        byte[] birthplace = record(0x0C, HEX.parseHex("330699"));
        byte[] birth = record(0x0D, day(identity.birth()));
        byte[] more = record(0x4E, new byte[20]);
        return third
                ? List.of(number, name, more, sex, ethnicity, birthplace, birth)
                : List.of(number, name, sex, ethnicity, birthplace, birth);
    }

    private static byte[] record(int id, byte[] value) {
        return ByteBuffer.allocate(2 + value.length)
                .put((byte) id)
                .put((byte) value.length)
                .put(value)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] day(LocalDate day) {
        return day.equals(IdCard.LONG_TERM)
                ? new byte[] {-1, -1, -1, -1}
                : HEX.parseHex(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** Forgets what was selected. */
    void reset() {
        applicationSelected = false;
        file = List.of();
        waiting = new byte[0];
    }

    /** Says which protocol follows: without a TD byte T=0, otherwise T=1 and a check byte at the end. */
    byte[] answerToReset() {
        byte[] history = ascii("HZSSC");
        if (make.protocol() == Protocol.T0) {
            return ByteBuffer.allocate(2 + history.length)
                    .put((byte) 0x3B)
                    .put((byte) history.length)
                    .put(history)
                    .array();
        }
        var answer = ByteBuffer.allocate(4 + history.length)
                .put((byte) 0x3B)
                .put((byte) (0x80 | history.length))
                .put((byte) 0x01)
                .put(history);
        byte check = 0;
        for (int i = 1; i < answer.position(); i++) {
            check ^= answer.get(i);
        }
        return answer.put(check).array();
    }

    /** One command and its answer, data before the two bytes of status. */
    public byte[] answer(byte[] command) {
        if (command.length < 4) {
            return status(WRONG_LENGTH);
        }
        byte[] held = waiting;
        waiting = new byte[0];
        return switch (command[1] & 0xFF) {
            case 0xA4 -> select(command);
            case 0xB2 -> readRecord(command);
            case 0xC0 -> held.length == 0 ? status(WRONG_PARAMETERS) : ended(held);
            default -> status(UNKNOWN_COMMAND);
        };
    }

    private byte[] select(byte[] command) {
        int length = command.length > 4 ? command[4] & 0xFF : 0;
        if (length == 0 || command.length < 5 + length) {
            return status(WRONG_LENGTH);
        }
        byte[] wanted = Arrays.copyOfRange(command, 5, 5 + length);
        return command[2] == 4 ? selectApplication(wanted) : selectFile(command[2], wanted);
    }

    private byte[] selectApplication(byte[] wanted) {
        if (!Arrays.equals(wanted, application)) {
            return status(FILE_MISSING);
        }
        applicationSelected = true;
        file = List.of();
        return delivered(template());
    }

    /** File control information: the application's name in tag 84 inside 6F. */
    private byte[] template() {
        return ByteBuffer.allocate(4 + application.length)
                .put((byte) 0x6F)
                .put((byte) (2 + application.length))
                .put((byte) 0x84)
                .put((byte) application.length)
                .put(application)
                .array();
    }

    private byte[] selectFile(byte parameter, byte[] wanted) {
        if (parameter != make.fileParameter()) {
            return status(WRONG_PARAMETERS);
        }
        int id = wanted.length == 2 ? (wanted[0] & 0xFF) << 8 | wanted[1] & 0xFF : 0;
        if (!applicationSelected || !files.containsKey(id)) {
            return status(FILE_MISSING);
        }
        file = files.get(id);
        return status(DONE);
    }

    private byte[] readRecord(byte[] command) {
        boolean byPlace = (command[3] & 7) == 4;
        if (byPlace != (make.addressing() == Addressing.BY_PLACE)) {
            return status(WRONG_PARAMETERS);
        }
        if (make.guarded() && file == files.get(0xEF06)) {
            return status(NOT_ALLOWED);
        }
        int wanted = command[2] & 0xFF;
        Optional<byte[]> found = byPlace
                ? Optional.of(wanted - 1).filter(i -> i >= 0 && i < file.size()).map(file::get)
                : file.stream().filter(record -> record[0] == wanted).findFirst();
        int length = command.length > 4 ? command[4] & 0xFF : 0;
        return found.map(record -> sized(record, length)).orElseGet(() -> status(RECORD_MISSING));
    }

    /** T=0 answers no other length than the record's; T=1 also gives all there is when asked for that. */
    private byte[] sized(byte[] record, int length) {
        boolean fits = length == record.length || length == 0 && make.protocol() == Protocol.T1;
        return fits ? ended(record) : status(0x6C00 | record.length);
    }

    private byte[] delivered(byte[] data) {
        if (make.protocol() == Protocol.T1) {
            return ended(data);
        }
        waiting = data;
        return status(0x6100 | data.length);
    }

    private static byte[] ended(byte[] data) {
        return ByteBuffer.allocate(data.length + 2)
                .put(data)
                .putShort((short) DONE)
                .array();
    }

    private static byte[] status(int status) {
        return new byte[] {(byte) (status >> 8), (byte) status};
    }

    @Override
    public String toString() {
        return "SimulatedSocialCard[masked]";
    }
}
