package org.houzhen.server.insurance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The packed files in which settlements travel one by one: a zip archive of one text in UTF-8, a settlement a line, its
 * fields parted by tabs, {@code null} for an empty one.
 *
 * <pre>
 * ours    setl_id mdtrt_id psn_no medfee_sumamt fund_pay_sumamt acct_pay refd_setl_flag
 * theirs  psn_no mdtrt_id setl_id msgid stmt_rslt refd_setl_flag memo medfee_sumamt fund_pay_sumamt acct_pay
 * </pre>
 */
final class StatementFile {
    /** Where a file lies in an answer, Base64. */
    static final String FIELD = "file";

    private static final int TEXT_BYTES_MAX = 16 * 1024 * 1024;
    private static final String EMPTY = "null";

    private StatementFile() {}

    static boolean isPacked(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
    }

    static byte[] pack(String name, List<List<String>> rows) {
        String text = rows.stream()
                .map(cells -> cells.stream()
                        .map(cell -> cell.isEmpty() ? EMPTY : cell)
                        .collect(Collectors.joining("\t", "", "\n")))
                .collect(Collectors.joining());
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** @throws IllegalArgumentException if it is no such file, or longer than any day can be */
    static List<List<String>> unpack(byte[] packed) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            if (zip.getNextEntry() == null) {
                throw new IllegalArgumentException("no file in the archive");
            }
            byte[] text = zip.readNBytes(TEXT_BYTES_MAX + 1);
            if (text.length > TEXT_BYTES_MAX) {
                throw new IllegalArgumentException("the file is too long");
            }
            return new String(text, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("a broken archive", e);
        }
    }
}
