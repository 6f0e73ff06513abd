package org.wellbundle.core.sync.task;

import java.time.Clock;
import org.wellbundle.api.account.AccountDirectory;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.measurements.MeasurementStore;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.sync.SyncSettings;
import org.wellbundle.core.sync.coverage.CallPace;
import org.wellbundle.core.sync.coverage.CoverageTable;
import org.wellbundle.core.sync.coverage.Grants;
import org.wellbundle.core.sync.coverage.LinkStates;
import org.wellbundle.core.sync.coverage.Marks;
import org.wellbundle.core.sync.coverage.ProgressTicker;
import org.wellbundle.core.sync.silence.Silence;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.privacy.ConsentCheck;

/** What running a task takes, put together once per node. */
public record SyncParts(
    SyncSettings settings,
    Clock clock,
    Transactions transactions,
    ProviderGateway gateway,
    Links links,
    AccountDirectory accounts,
    MeasurementStore store,
    RawPayloads raw,
    References references,
    CoverageTable coverage,
    Marks marks,
    Grants grants,
    LinkStates states,
    Silence silence,
    TaskLedger ledger,
    TaskQueue queue,
    RateGate gate,
    ProgressTicker ticker,
    CallPace pace,
    ConsentCheck consents) {}
