package org.houzhen.hardware.driver.pcsc;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.smartcardio.CardException;
import org.houzhen.hardware.SocialCard;
import org.houzhen.hardware.SocialCardReader.Outcome;
import org.houzhen.hardware.driver.pcsc.CardTalk.Reply;

/**
 * Reads the files of a social-security card. A record is {@code id 1 | length 1 | value}, whichever way it is asked for:
 *
 * <pre>
 *   00 A4 04 00 0F "sx1.sh." 社会保障 (GBK)     the application
 *   00 A4 02 00 02 EF 06 | 00 A4 00 00 02 EF 06   a file; regions know one form or the other
 *   00 B2 id 00 length+2 | 00 B2 n 04 00          a record by its identifier, or by its place in the file
 *   EF05  06 valid to 4
 *   EF06  08 number 18 | 09 name 30 | 0A sex 1 | 0D birth 4
 * </pre>
 */
final class SocialCardChip {
    private static final byte[] SELECT_APPLICATION =
            HexFormat.of().parseHex("00A404000F7378312E73682EC9E7BBE1B1A3D5CF");
    private static final int FILE_OF_CARD = 0x05;
    private static final int FILE_OF_PERSON = 0x06;
    private static final int NOT_ALLOWED = 0x69; // Such as 6982: only after a PIN or with the terminal's own key.
    private static final int RECORDS_MAX = 12;
    private static final int HEADER_SIZE = 2;
    private static final byte[] SELECT_FORMS = {0x02, 0x00};

    private final CardTalk talk;
    private final Map<Integer, byte[]> records = new TreeMap<>();

    SocialCardChip(CardTalk.Line line) {
        this.talk = new CardTalk(line);
    }

    /** Overwrites what it read before it returns. */
    Outcome read() throws CardException {
        try {
            if (!talk.ask(SELECT_APPLICATION).isDone()) {
                return new Outcome.OtherCard();
            }
            readFile(FILE_OF_CARD, SocialRecords.VALID_TO);
            int status = readFile(
                    FILE_OF_PERSON, SocialRecords.NUMBER, SocialRecords.NAME, SocialRecords.SEX, SocialRecords.BIRTH);
            Optional<SocialCard> card = SocialRecords.understand(records);
            return card.<Outcome>map(Outcome.Read::new).orElseGet(() -> new Outcome.Unreadable(status));
        } finally {
            records.values().forEach(record -> Arrays.fill(record, (byte) 0));
        }
    }

    /** The status that kept records from being read, or 0. */
    private int readFile(int file, SocialRecords.Field... fields) throws CardException {
        int refused = select(file);
        if (refused != 0) {
            return refused;
        }
        Reply first = byIdentifier(fields[0]);
        if (first.status() >> 8 == NOT_ALLOWED) {
            return first.status();
        }
        if (!isRecord(first, fields[0])) {
            return readInTurn(first.status());
        }
        keep(first);
        int status = 0;
        for (int i = 1; i < fields.length; i++) {
            Reply reply = byIdentifier(fields[i]);
            status = reply.isDone() ? status : reply.status();
            keep(reply);
        }
        return status;
    }

    private int select(int file) throws CardException {
        int status = 0;
        for (byte form : SELECT_FORMS) {
            status = talk.ask((byte) 0, (byte) 0xA4, form, (byte) 0, (byte) 2, (byte) 0xEF, (byte) file)
                    .status();
            if (status == Reply.DONE) {
                return 0;
            }
        }
        return status;
    }

    private Reply byIdentifier(SocialRecords.Field field) throws CardException {
        return talk.ask((byte) 0, (byte) 0xB2, (byte) field.id(), (byte) 0, (byte) (field.length() + HEADER_SIZE));
    }

    /** Places differ between generations of the card, so every record says itself which it is. */
    private int readInTurn(int statusBefore) throws CardException {
        int status = statusBefore;
        for (int place = 1; place <= RECORDS_MAX; place++) {
            Reply reply = talk.ask((byte) 0, (byte) 0xB2, (byte) place, (byte) 4, (byte) 0);
            if (!reply.isDone()) {
                return place == 1 ? reply.status() : 0;
            }
            keep(reply);
            status = 0;
        }
        return status;
    }

    private static boolean isRecord(Reply reply, SocialRecords.Field field) {
        return reply.isDone() && reply.data().length > HEADER_SIZE && reply.data()[0] == field.id();
    }

    private void keep(Reply reply) {
        byte[] data = reply.data();
        if (reply.isDone() && data.length >= HEADER_SIZE) {
            int length = Math.min(Byte.toUnsignedInt(data[1]), data.length - HEADER_SIZE);
            records.put(Byte.toUnsignedInt(data[0]), Arrays.copyOfRange(data, HEADER_SIZE, HEADER_SIZE + length));
        }
        Arrays.fill(data, (byte) 0);
    }
}
