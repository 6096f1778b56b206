package org.biennium.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is prepared at the start is prepared by one node after the other, so that nothing is made twice. */
@Component
public class StartLock {

    private static final long KEY = 0x4249454E4E49554DL;

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    StartLock(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Does the work in one transaction, while no other node does any; all of it or nothing. */
    public void alone(Runnable work) {
        transaction.executeWithoutResult(status -> {
            database.sql("select pg_advisory_xact_lock(?)").param(KEY).query().listOfRows();
            work.run();
        });
    }
}
