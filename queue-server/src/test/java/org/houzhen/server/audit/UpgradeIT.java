package org.houzhen.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.houzhen.server.RunningServer;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.queue.AreaFold;
import org.houzhen.server.staff.ServerStaff;
import org.houzhen.server.store.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server of today on the data of an installation that ran an earlier one for a day: what the older program wrote, as it
 * wrote it. How both were made stands in {@code upgrade/README.md}.
 */
@Timeout(300)
class UpgradeIT {
    private static final List<String> STORES = List.of("journal", "server", "hospital");

    /** What a server changes by itself when it starts on an old day: it signs out, and settles what time has settled. */
    private static final Set<String> LIVING = Set.of("server.staff_sign_in");

    @TempDir
    private Path data;

    /** Its rows were moved to where a person's words are kept. */
    private static final String MOVED = "suspended_visit_done";

    /** The rows of every table by the columns that it had then. */
    private record Then(Map<String, List<String>> columns, Map<String, List<String>> rows) {}

    @Test
    void everythingOfAnOlderServersFilesIsFoundAgain() throws Exception {
        try (var zip = new ZipInputStream(resource("sqlite.zip"))) {
            for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                Files.copy(zip, data.resolve(file.getName()));
            }
        }
        isFoundAgain("");
    }

    @Test
    void everythingOfAnOlderServersDatabaseIsFoundAgain() throws Exception {
        String url = PostgresServer.emptyDatabase();
        try (InputStream dump = new GZIPInputStream(resource("postgresql.sql.gz"));
                Connection database = DriverManager.getConnection(url);
                Statement statement = database.createStatement()) {
            statement.execute(new String(dump.readAllBytes(), StandardCharsets.UTF_8));
        }
        isFoundAgain(url);
    }

    private static InputStream resource(String name) {
        return UpgradeIT.class.getResourceAsStream("/upgrade/" + name);
    }

    private void isFoundAgain(String store) throws SQLException {
        aClerkHadSettledACancelledVisit(store);
        Map<String, Then> then = new LinkedHashMap<>();
        for (String name : STORES) {
            then.put(name, read(store, name));
        }
        try (RunningServer server = RunningServer.startOn(store, data)) {
            everyTicketIsFound(server, then.get("journal"));
            everyOrderIsFound(server, then.get("server"));
        }
        for (String name : STORES) {
            nothingIsLost(then.get(name), store, name);
        }
        theClerksWordIsKept(store);
        noScreenOfThenGoesDark(store, then.get("server"));
        theJournalIsWhole(store);
    }

    /** Of that the visit of the fixture had none. */
    private void aClerkHadSettledACancelledVisit(String store) throws SQLException {
        try (Connection database = open(store, "server");
                Statement statement = database.createStatement()) {
            statement.execute("insert into " + MOVED + " values ('26112300777', 'clerk-7', 1795471959274)");
        }
    }

    private void theClerksWordIsKept(String store) throws SQLException {
        try (Connection database = open(store, "server")) {
            assertThat(rows(database, "suspended_visit_word", List.of("register_no", "staff_id", "said_at")))
                    .containsExactly("register_no=26112300777\nstaff_id=clerk-7\nsaid_at=1795471959274\n");
        }
    }

    private void noScreenOfThenGoesDark(String store, Then then) throws SQLException {
        List<String> before = then.rows.get("screen");
        assertThat(before).isNotEmpty();
        try (Connection database = open(store, "server")) {
            List<String> open = rows(database, "screen", List.of("id", "open_to_all"));
            assertThat(open)
                    .containsAll(before.stream()
                            .map(row -> "id=" + field(row, "id") + "\nopen_to_all=1\n")
                            .toList());
        }
    }

    private static void everyTicketIsFound(RunningServer server, Then journal) {
        List<String> issued = journal.rows.get("journal").stream()
                .filter(row -> row.contains("type=ticket-issued"))
                .toList();
        assertThat(issued).isNotEmpty();
        for (String row : issued) {
            StreamName stream = new StreamName(field(row, "stream"));
            String number = JsonPath.read(field(row, "payload"), "$.number");
            var fold = new AreaFold();
            WaitingArea area = fold.empty(stream);
            server.bean(Journal.class).read(stream, 1).forEach(entry -> fold.apply(area, fold.decode(entry.fact())));
            assertThat(area.ticket(new TicketNumber(number)))
                    .as(stream + " " + number)
                    .isPresent();
        }
    }

    private static void everyOrderIsFound(RunningServer server, Then stored) {
        String clerk = ServerStaff.clerk(server, "收费员");
        List<String> orders = stored.rows.get("payment_order");
        assertThat(orders).isNotEmpty();
        for (String row : orders) {
            String tradeNo = field(row, "trade_no");
            HttpResponse<String> found = server.send("GET", "/api/desk/money/orders/" + tradeNo, "", "Cookie", clerk);
            assertThat(found.statusCode()).as(tradeNo + found.body()).isEqualTo(200);
            assertThat(found.body()).contains(tradeNo, field(row, "amount_fen"));
        }
    }

    private static String field(String row, String column) {
        for (String part : row.split("\n")) {
            if (part.startsWith(column + "=")) {
                return part.substring(column.length() + 1);
            }
        }
        throw new AssertionError("no " + column);
    }

    private void nothingIsLost(Then then, String store, String name) throws SQLException {
        try (Connection database = open(store, name)) {
            for (Map.Entry<String, List<String>> table : then.columns.entrySet()) {
                if (!LIVING.contains(name + "." + table.getKey())
                        && !table.getKey().equals(MOVED)) {
                    assertThat(rows(database, table.getKey(), table.getValue()))
                            .as(name + "." + table.getKey())
                            .containsAll(then.rows.get(table.getKey()));
                }
            }
        }
    }

    private void theJournalIsWhole(String store) throws SQLException {
        var said = new ByteArrayOutputStream();
        String url = store.isEmpty() ? "jdbc:sqlite:" + data.resolve("journal.db") : store;
        assertThat(VerifyJournal.verify(url, new PrintStream(said, true, StandardCharsets.UTF_8)))
                .as(said.toString(StandardCharsets.UTF_8))
                .isTrue();
    }

    private Connection open(String store, String name) throws SQLException {
        if (store.isEmpty()) {
            return DriverManager.getConnection("jdbc:sqlite:" + data.resolve(name + ".db"));
        }
        Connection database = DriverManager.getConnection(store);
        database.setSchema(name);
        return database;
    }

    private Then read(String store, String name) throws SQLException {
        var then = new Then(new LinkedHashMap<>(), new LinkedHashMap<>());
        try (Connection database = open(store, name)) {
            for (String table : tables(database, store.isEmpty() ? null : name)) {
                List<String> columns = columns(database, store.isEmpty() ? null : name, table);
                then.columns.put(table, columns);
                then.rows.put(table, rows(database, table, columns));
            }
        }
        return then;
    }

    private static List<String> tables(Connection database, String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found = database.getMetaData().getTables(null, schema, "%", new String[] {"TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
        }
        names.removeIf(name -> name.startsWith("flyway") || name.startsWith("sqlite"));
        return names;
    }

    private static List<String> columns(Connection database, String schema, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found = database.getMetaData().getColumns(null, schema, table, "%")) {
            while (found.next()) {
                names.add(found.getString("COLUMN_NAME"));
            }
        }
        return names;
    }

    /** Each as {@code column=value} lines; none of our columns is called after what another one holds. */
    private static List<String> rows(Connection database, String table, List<String> columns) throws SQLException {
        String list = columns.stream().map(column -> '"' + column + '"').collect(Collectors.joining(", "));
        List<String> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select " + list + " from " + table)) {
            while (row.next()) {
                var text = new StringBuilder();
                for (int i = 0; i < columns.size(); i++) {
                    text.append(columns.get(i))
                            .append('=')
                            .append(row.getString(i + 1))
                            .append('\n');
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }
}
