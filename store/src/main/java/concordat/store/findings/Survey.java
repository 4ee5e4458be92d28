package concordat.store.findings;

import concordat.catalogue.Strength;
import concordat.findings.Asset;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.findings.Estate;
import concordat.findings.Look;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Goes through what an environment's scans know of its machines.
final class Survey {

    private final Estate estate;
    private final Map<AssetKey, Integer> marks = new LinkedHashMap<>();

    private static final int LOOKED = 1;
    private static final int TESTED = 2;
    private static final int LOGGED_IN = 4;

    private Survey(Estate estate) {
        this.estate = estate;
    }

    /// @param from of scans that began then or later
    /// @param to and before then
    static List<Surveyed> of(FindingTables tables, Instant from, Instant to) throws SQLException {
        Survey survey = new Survey(tables.assets().estate(tables.imports()));
        for (Imports.Looked scan : tables.imports().looks(from, to)) {
            survey.mark(scan);
        }
        return survey.all();
    }

    private void mark(Imports.Looked scan) {
        boolean tester = scan.strength().atLeast(Strength.TESTED);
        for (Map.Entry<AssetKey, Look> host : scan.hosts().entrySet()) {
            int mark = LOOKED | (tester ? TESTED : 0) | (host.getValue().credentialed() ? LOGGED_IN : 0);
            marks.merge(estate.of(host.getKey()), mark, (one, other) -> one | other);
        }
    }

    private List<Surveyed> all() {
        Map<AssetKey, List<Asset>> byMachine = new LinkedHashMap<>();
        Set<AssetKey> facing = new HashSet<>();
        for (Asset asset : estate.assets()) {
            if (asset.key().is(AssetKind.HOST)) {
                AssetKey machine = estate.of(asset.key());
                byMachine.computeIfAbsent(machine, m -> new ArrayList<>()).add(asset);
                if (asset.internetFacing()) {
                    facing.add(machine);
                }
            }
        }
        List<Surveyed> all = new ArrayList<>();
        byMachine.forEach((machine, names) -> {
            Asset main = names.stream()
                    .filter(a -> a.key().equals(machine))
                    .findFirst()
                    .orElse(names.getFirst());
            int mark = marks.getOrDefault(machine, 0);
            all.add(new Surveyed(
                    main.facing(facing.contains(machine)),
                    names.stream().filter(a -> !a.equals(main)).toList(),
                    (mark & LOOKED) != 0,
                    (mark & TESTED) != 0,
                    (mark & LOGGED_IN) != 0));
        });
        return all;
    }
}
