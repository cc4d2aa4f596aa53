using System.Collections.Immutable;

namespace Glimpse.Models.Import.Archives;

/// <summary>
/// What a pickle's values can be: null, <see cref="bool"/>, <see cref="long"/>, <see cref="string"/>, tuples as arrays,
/// and these. All are data: nothing of it is ever called.
/// </summary>
internal abstract record Pickled
{
    /// <summary>A class or function, by name alone.</summary>
    /// <param name="Home">The module of Python's that it is in.</param>
    /// <param name="Name">Its name there.</param>
    internal sealed record Global(string Home, string Name) : Pickled
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Home}.{Name}";
    }

    /// <summary>A dictionary from texts, in the order in which it was filled.</summary>
    internal sealed record Map : Pickled
    {
        private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

        /// <summary>What it holds.</summary>
        internal IReadOnlyDictionary<string, object?> Values => values;

        /// <summary>Adds a value.</summary>
        /// <returns>False when the key is there already.</returns>
        internal bool TryAdd(string key, object? value) => values.TryAdd(key, value);
    }

    /// <summary>An object of a class of TorchScript's.</summary>
    internal sealed record Module : Pickled
    {
        /// <summary>Its attributes; null until they are set.</summary>
        internal Map? Attributes { get; set; }
    }

    /// <summary>An array of numbers in an entry of the archive.</summary>
    /// <param name="IsFloat">True for float32, false for int64.</param>
    /// <param name="Key">The entry's name below <c>data/</c>.</param>
    /// <param name="Count">How many numbers.</param>
    internal sealed record Storage(bool IsFloat, string Key, int Count) : Pickled;

    /// <summary>A tensor: numbers of a storage, one after the other, last dimension fastest.</summary>
    /// <param name="Numbers">Where they are.</param>
    /// <param name="Offset">The first one's place there.</param>
    /// <param name="Shape">Its dimensions; empty for a scalar.</param>
    /// <param name="Count">How many numbers.</param>
    internal sealed record Tensor(Storage Numbers, int Offset, ImmutableArray<long> Shape, int Count) : Pickled;
}
