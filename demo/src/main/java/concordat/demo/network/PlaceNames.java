package concordat.demo.network;

import java.util.ArrayList;
import java.util.List;

/// Names that sound like places and are none.
final class PlaceNames {

    private static final List<String> STEMS = List.of(
            "Quen", "Thrav", "Ondel", "Vesper", "Isken", "Corrin", "Tavel", "Wyver", "Ferren", "Drayce", "Sorrel",
            "Brindle", "Ormer", "Kestrel", "Lorren", "Mabben", "Narrow", "Pellow", "Rusken", "Sallow", "Tamber",
            "Umber", "Varren", "Wexel", "Yarrel", "Zellan", "Aldren", "Bellow", "Cobber", "Dorrel", "Emmer", "Fallow",
            "Gannet", "Harrel", "Idren", "Jessel", "Kerren", "Lavell", "Merrel", "Nettle", "Osier", "Plover", "Querrel",
            "Rennel", "Siskin", "Teasel", "Ulver", "Vennel", "Wicken", "Yewder", "Arrel", "Bramble", "Cinder", "Dunnel",
            "Elver", "Finch");

    private static final List<String> ENDINGS = List.of(
            "mere", "holt", "wick", "combe", "stead", "march", "fell", "garth", "haven", "cross", "water", "ford",
            "stow", "wold", "hythe", "thorpe", "bourne", "mouth", "gate", "marsh", "field", "bridge", "cote", "den",
            "leigh", "strand", "beck", "moor");

    private static final List<String> SOMETIMES = List.of("North ", "South ", "Great ", "Little ");
    private static final List<String> ALWAYS = List.of("Upper ", "Lower ", "East ", "West ");

    private PlaceNames() {}

    /// @return how many towns there can be
    static int most() {
        return STEMS.size() * ENDINGS.size() * (1 + ALWAYS.size());
    }

    /// @return names, each once
    static List<String> towns(Chance chance, int count) {
        List<String> plain = new ArrayList<>();
        for (String stem : STEMS) {
            ENDINGS.forEach(ending -> plain.add(joined(stem, ending)));
        }
        List<String> order = chance.at("order").shuffled(plain);
        List<String> towns = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            String town = order.get(index % order.size());
            int round = index / order.size();
            Chance own = chance.at(index);
            String before = round > 0
                    ? ALWAYS.get(round - 1)
                    : own.below(12) == 0 ? own.at(1).of(SOMETIMES) : "";
            towns.add(before + town);
        }
        return towns;
    }

    /// @return names, each once; at most as many as there are stems
    static List<String> shires(Chance chance, int count) {
        List<String> order = chance.shuffled(STEMS);
        return order.subList(0, Math.min(count, order.size())).stream()
                .map(stem -> joined(stem, "shire"))
                .toList();
    }

    /// @return every name there can be
    static List<String> all() {
        List<String> all = new ArrayList<>();
        for (String stem : STEMS) {
            for (String ending : ENDINGS) {
                String plain = joined(stem, ending);
                all.add(plain);
                SOMETIMES.forEach(before -> all.add(before + plain));
                ALWAYS.forEach(before -> all.add(before + plain));
            }
            all.add(joined(stem, "shire"));
        }
        return all;
    }

    /// Drops a letter where two names meet in the same one.
    private static String joined(String stem, String ending) {
        String rest = stem.endsWith(ending.substring(0, 1)) ? ending.substring(1) : ending;
        return stem + rest;
    }
}
