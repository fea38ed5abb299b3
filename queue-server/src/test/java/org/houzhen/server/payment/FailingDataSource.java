package org.houzhen.server.payment;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A real store whose power can be cut just before it is asked the next time. */
public final class FailingDataSource extends DelegatingDataSource {
    private boolean cut;

    public FailingDataSource(DataSource real) {
        super(real);
    }

    public void cut() {
        cut = true;
    }

    public void powerOn() {
        cut = false;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (cut) {
            throw new PowerCut();
        }
        return super.getConnection();
    }
}
