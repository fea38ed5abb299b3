package org.houzhen.acceptance.insurer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.houzhen.acceptance.insurer.InsurerBook.RefusedException;
import org.houzhen.acceptance.insurer.InsurerBook.Sums;
import tools.jackson.databind.JsonNode;

/** How the centre compares its books with a hospital's: by totals, and settlement by settlement in packed files. */
final class InsurerStatements {
    private static final String SAME = "0";
    private static final String DIFFERS = "1";
    private static final String THEIRS_ONLY = "101";
    private static final String HOSPITALS_ONLY = "102";
    private static final String OTHER_AMOUNTS = "103";

    private final Map<String, byte[]> files = new HashMap<>();
    private int numbers;

    /** A settlement that stands, in the centre's books. */
    record Booked(String id, String message, String person, String visit, String kind, LocalDate day, Sums sums) {}

    /** 3201: whether the hospital's totals of a kind are ours; 0 says they are. */
    Map<String, ?> totals(JsonNode data, List<Booked> books) throws RefusedException {
        if (text(data, "clr_type").isEmpty()) {
            throw new RefusedException("清算类别不能为空");
        }
        List<Booked> ours = of(data, books).stream()
                .filter(each -> each.kind().equals(text(data, "insutype")))
                .toList();
        boolean same = data.path("fixmedins_setl_cnt").asInt(-1) == ours.size()
                && same(data, "medfee_sumamt", ours, Sums::total)
                && same(data, "fund_pay_sumamt", ours, Sums::fund)
                && same(data, "acct_pay", ours, Sums::account);
        return Map.of("stmtinfo", Map.of("setl_optins", "110105", "stmt_rslt", same ? SAME : DIFFERS));
    }

    private static List<Booked> of(JsonNode data, List<Booked> books) {
        LocalDate from = LocalDate.parse(text(data, "stmt_begndate"));
        LocalDate to = LocalDate.parse(text(data, "stmt_enddate"));
        return books.stream()
                .filter(each -> !each.day().isBefore(from) && !each.day().isAfter(to))
                .toList();
    }

    private static boolean same(JsonNode data, String field, List<Booked> ours, Function<Sums, BigDecimal> amount) {
        BigDecimal sum = ours.stream().map(each -> amount.apply(each.sums())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(new BigDecimal(text(data, field))) == 0;
    }

    /** 9101. */
    Map<String, ?> upload(JsonNode file) throws RefusedException {
        byte[] packed = Base64.getDecoder().decode(text(file, "in"));
        if (packed.length == 0) {
            throw new RefusedException("文件不能为空");
        }
        return Map.of("file_qury_no", keep(packed), "filename", text(file, "filename"));
    }

    private String keep(byte[] packed) {
        String number = "F%08d".formatted(++numbers);
        files.put(number, packed);
        return number;
    }

    /** 9102: the file as it lies there. */
    byte[] download(JsonNode asked) throws RefusedException {
        byte[] packed = files.get(text(asked, "file_qury_no"));
        if (packed == null) {
            throw new RefusedException("文件不存在");
        }
        return packed;
    }

    /** 3202: where the hospital's settlements, one by one, are not ours. */
    Map<String, ?> details(JsonNode data, List<Booked> books) throws RefusedException {
        Map<String, String[]> theirs = rows(text(data, "file_qury_no"));
        if (theirs.size() != data.path("fixmedins_setl_cnt").asInt(-1)) {
            throw new RefusedException("结算笔数与明细不符");
        }
        Map<String, Booked> ours = of(data, books).stream().collect(Collectors.toMap(Booked::id, Function.identity()));
        var lines = new StringBuilder();
        ours.forEach((id, booked) -> {
            String[] row = theirs.get(id);
            lines.append(line(row == null ? THEIRS_ONLY : same(row, booked) ? SAME : OTHER_AMOUNTS, booked));
        });
        theirs.forEach((id, row) -> lines.append(ours.containsKey(id) ? "" : missing(row)));
        return Map.of("fileinfo", Map.of("file_qury_no", keep(packed(lines.toString())), "filename", "result.zip"));
    }

    private Map<String, String[]> rows(String file) throws RefusedException {
        byte[] packed = files.get(file);
        if (packed == null) {
            throw new RefusedException("文件不存在");
        }
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(cells -> cells[0], Function.identity()));
        } catch (IOException e) {
            throw new RefusedException("文件无法解压");
        }
    }

    private static boolean same(String[] row, Booked booked) {
        return booked.visit().equals(row[1])
                && booked.person().equals(row[2])
                && new BigDecimal(row[3]).compareTo(booked.sums().total()) == 0
                && new BigDecimal(row[4]).compareTo(booked.sums().fund()) == 0
                && new BigDecimal(row[5]).compareTo(booked.sums().account()) == 0;
    }

    private static String line(String result, Booked booked) {
        Sums sums = booked.sums();
        return String.join(
                        "\t",
                        booked.person(),
                        booked.visit(),
                        booked.id(),
                        booked.message(),
                        result,
                        "0",
                        "null",
                        sums.total().toPlainString(),
                        sums.fund().toPlainString(),
                        sums.account().toPlainString())
                + "\n";
    }

    private static String missing(String[] row) {
        return String.join("\t", row[2], row[1], row[0], "null", HOSPITALS_ONLY, "0", "null", row[3], row[4], row[5])
                + "\n";
    }

    private static byte[] packed(String text) {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("result.txt"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
