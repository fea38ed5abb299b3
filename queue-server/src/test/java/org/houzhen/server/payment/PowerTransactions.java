package org.houzhen.server.payment;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a power cut through as it is; the framework wraps whatever keeps a transaction from beginning. */
public final class PowerTransactions extends TransactionTemplate {
    private static final long serialVersionUID = 1;

    public PowerTransactions(DataSource store) {
        super(new DataSourceTransactionManager(store));
    }

    @Override
    public <T> T execute(TransactionCallback<T> action) {
        try {
            return super.execute(action);
        } catch (CannotCreateTransactionException e) {
            if (e.getCause() instanceof PowerCut cut) {
                throw cut;
            }
            throw e;
        }
    }
}
