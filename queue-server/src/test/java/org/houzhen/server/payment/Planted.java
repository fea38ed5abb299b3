package org.houzhen.server.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Iterator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows that a crash matrix finds a defect that was planted around the product, whose own code stays as it is. */
public final class Planted {
    private static final boolean LONG = Boolean.getBoolean("houzhen.campaign.long");

    private Planted() {}

    /**
     * The long campaign counts in how many runs a defect shows; every build looks until the first.
     *
     * @param words how what it leads to is called
     * @param violations of one run after the other, each made when it is asked for
     */
    public static void isFound(String defect, String words, Stream<? extends Collection<String>> violations) {
        int runs = 0;
        int found = 0;
        for (Iterator<? extends Collection<String>> each = violations.iterator();
                each.hasNext() && (LONG || found == 0); ) {
            found += each.next().stream().anyMatch(violation -> violation.contains(words)) ? 1 : 0;
            runs++;
        }
        System.out.printf("planted, %s: found=%d of %d, %s%n", defect, found, runs, words);
        assertThat(found).as("%s: %s", defect, words).isPositive();
    }

    /**
     * From now on the store, which is SQLite, forgets something as soon as it is stored.
     *
     * @param forgotten such as {@code pending = ''}
     * @param when such as {@code new.pending = 'REFUND'}
     */
    public static void forgets(DataSource store, String table, String forgotten, String when) {
        follows(store, table, "update", when, "update %s set %s where rowid = new.rowid".formatted(table, forgotten));
    }

    /**
     * From now on something that nobody wants follows from what is stored in SQLite.
     *
     * @param change such as {@code insert}
     */
    public static void follows(DataSource store, String table, String change, String when, String statement) {
        JdbcClient.create(store)
                .sql("create trigger planted_%s after %s on %s when %s begin %s; end"
                        .formatted(table, change, table, when, statement))
                .update();
    }
}
