package org.houzhen.hardware.driver.pcsc;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import javax.smartcardio.CardException;

/**
 * Asks a card and gathers its answer: {@code 61 xx} says that xx bytes wait to be fetched, {@code 6C xx} that the same
 * should be asked for xx bytes. Some stacks do this themselves, some cards do it where it is not expected.
 */
final class CardTalk {
    private static final int STATUS_SIZE = 2;
    private static final int MORE = 0x61;
    private static final int OTHER_LENGTH = 0x6C;
    private static final int TURNS_MAX = 8;
    private static final int COMMAND_WITH_LENGTH_ONLY = 5;

    private final Line line;

    /** Carries one command to the card and one answer back, which ends with two bytes of status. */
    interface Line {
        byte[] transmit(byte[] command) throws CardException;
    }

    /** What the card said; the data may be a person's, so it is overwritten by whoever has read it. */
    record Reply(byte[] data, int status) {
        static final int DONE = 0x9000;

        boolean isDone() {
            return status == DONE;
        }

        @Override
        public String toString() {
            return "Reply[" + Integer.toHexString(status) + "]";
        }
    }

    CardTalk(Line line) {
        this.line = line;
    }

    /** The command is one without data (class, instruction, two parameters, length), or one with data and no length. */
    Reply ask(byte... command) throws CardException {
        var gathered = new Gathered();
        byte[] next = command;
        for (int turn = 0; turn < TURNS_MAX; turn++) {
            byte[] answer = line.transmit(next);
            int status = take(answer, gathered);
            if (status >> 8 == MORE) {
                next = new byte[] {0, (byte) 0xC0, 0, 0, (byte) status};
            } else if (status >> 8 == OTHER_LENGTH && next.length == COMMAND_WITH_LENGTH_ONLY) {
                next = withLength(next, (byte) status);
            } else {
                return new Reply(gathered.end(), status);
            }
        }
        throw new CardException("the card never ends its answer");
    }

    private static int take(byte[] answer, Gathered gathered) throws CardException {
        if (answer.length < STATUS_SIZE) {
            throw new CardException("an answer without a status");
        }
        int end = answer.length - STATUS_SIZE;
        gathered.write(answer, 0, end);
        int status = Byte.toUnsignedInt(answer[end]) << 8 | Byte.toUnsignedInt(answer[end + 1]);
        Arrays.fill(answer, (byte) 0);
        return status;
    }

    private static byte[] withLength(byte[] command, byte length) {
        byte[] again = command.clone();
        again[again.length - 1] = length;
        return again;
    }

    /** Bytes that are overwritten once they were handed on. */
    private static final class Gathered extends ByteArrayOutputStream {
        byte[] end() {
            byte[] all = toByteArray();
            Arrays.fill(buf, (byte) 0);
            return all;
        }
    }
}
