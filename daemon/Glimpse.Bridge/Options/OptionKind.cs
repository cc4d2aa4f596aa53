using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Glimpse.Bridge.Options;

/// <summary>What values an option takes: how they are read, and the words that say so.</summary>
internal abstract record OptionKind
{
    /// <summary>Its word in <c>options/list</c>.</summary>
    public abstract string Word { get; }

    /// <summary>What it takes, as in <c>takes a whole number from 1 to 24</c>.</summary>
    public abstract string Takes { get; }

    /// <summary>The value that a text stands for; null where it stands for none.</summary>
    public abstract object? Of(string text);

    /// <summary>The value that JSON stands for; null where it stands for none.</summary>
    public virtual object? Of(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? Of(json.GetString()!) : null;

    /// <summary>What of a text is none of its values.</summary>
    public virtual string WrongIn(string text) => text;

    /// <summary>What is said of a text that is none of its values.</summary>
    /// <param name="what">What takes values of this kind: <c>--steps</c>.</param>
    /// <param name="text">The text.</param>
    public string Refusal(string what, string text) => $"{what} takes {Takes}, not '{WrongIn(text)}'.";

    /// <summary>True or false; on the command line its name alone.</summary>
    public static OptionKind Flag { get; } = new FlagKind();

    /// <summary>Any text.</summary>
    public static OptionKind Text { get; } = new TextKind("text", "a text", _ => true);

    /// <summary>A structure: on the command line its file, in a viewer a selection.</summary>
    public static OptionKind Structure { get; } = new TextKind("structure", "a structure", _ => true);

    /// <summary>A file with a molecule, or SMILES.</summary>
    public static OptionKind Template { get; } = new TextKind("template", "a file or SMILES", _ => true);

    /// <summary>A text of one form.</summary>
    public static OptionKind TextOf(string takes, Func<string, bool> isOne) => new TextKind("text", takes, isOne);

    /// <summary>A whole number; an <see cref="int"/>.</summary>
    public static OptionKind Integer(int least, int most) => new IntegerKind(least, most);

    /// <summary>A finite number above another; a <see cref="double"/>.</summary>
    public static OptionKind NumberAbove(double least) => new NumberKind(least);

    /// <summary>One of several words; what the word stands for.</summary>
    public static OptionKind Choice<T>(params IEnumerable<(string Word, T Value)> choices) =>
        new ChoiceKind([.. choices.Select(one => (one.Word, (object)one.Value!))]);

    /// <summary>Several of some words, with commas between; an immutable array.</summary>
    public static OptionKind ListOf<T>(params IEnumerable<(string Word, T Value)> choices) =>
        new ListKind<T>([.. choices]);

    internal sealed record FlagKind : OptionKind
    {
        public override string Word => "flag";

        public override string Takes => "true or false";

        public override object? Of(string text) => bool.TryParse(text, out var value) ? value : null;

        public override object? Of(JsonElement json) =>
            json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : null;
    }

    internal sealed record TextKind(string Word, string Takes, Func<string, bool> IsOne) : OptionKind
    {
        public override string Word { get; } = Word;

        public override string Takes { get; } = Takes;

        public override object? Of(string text) => IsOne(text) ? text : null;
    }

    internal sealed record IntegerKind(int Least, int Most) : OptionKind
    {
        public override string Word => "integer";

        public override string Takes =>
            Invariant($"a whole number from {Least}") + (Most == int.MaxValue ? "" : Invariant($" to {Most}"));

        public override object? Of(string text) =>
            int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= Least && value <= Most
                ? value
                : null;

        public override object? Of(JsonElement json) => OfNumber(json);
    }

    internal sealed record NumberKind(double Above) : OptionKind
    {
        public override string Word => "number";

        public override string Takes => Invariant($"a number above {Above}");

        public override object? Of(string text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            && value > Above
                ? value
                : null;

        public override object? Of(JsonElement json) => OfNumber(json);
    }

    internal sealed record ChoiceKind(ImmutableArray<(string Word, object Value)> Choices) : OptionKind
    {
        public override string Word => "choice";

        public override string Takes => OneOf(Choices.Select(one => one.Word));

        public override object? Of(string text) => Choices.FirstOrDefault(one => one.Word == text).Value;
    }

    internal sealed record ListKind<T>(ImmutableArray<(string Word, T Value)> Choices) : OptionKind
    {
        public override string Word => "list";

        public override string Takes => $"some of {OneOf(Choices.Select(one => one.Word), "and")} with commas between";

        public override object? Of(string text)
        {
            var found = WordsOf(text).Select(Find).ToArray();
            return found.Length == 0 || found.Any(one => one.Length == 0)
                ? null
                : found.Select(one => one[0].Value).Distinct().ToImmutableArray();
        }

        public override string WrongIn(string text) =>
            WordsOf(text).FirstOrDefault(word => Find(word).Length == 0) ?? text;

        private static string[] WordsOf(string text) =>
            text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        private (string Word, T Value)[] Find(string word) =>
            [.. Choices.Where(one => one.Word.Equals(word, StringComparison.OrdinalIgnoreCase))];
    }

    private object? OfNumber(JsonElement json) => json.ValueKind == JsonValueKind.Number ? Of(json.GetRawText()) : null;

    private static string OneOf(IEnumerable<string> words, string last = "or") =>
        words.ToArray() is [.. var first, var end] and { Length: > 1 }
            ? $"{string.Join(", ", first)} {last} {end}"
            : string.Concat(words);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
