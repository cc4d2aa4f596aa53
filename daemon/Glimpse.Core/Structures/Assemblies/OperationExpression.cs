namespace Glimpse.Core.Structures.Assemblies;

/// <summary>
/// Reads _pdbx_struct_assembly_gen.oper_expression (mmCIF dictionary): ids and ranges with commas between, such as
/// <c>1,3-5</c>, or several such lists in brackets, whose products are taken, such as <c>(1-60)(X0)</c>: the last is
/// applied first.
/// </summary>
internal static class OperationExpression
{
    /// <summary>No capsid has as many; a range that is longer is a slip.</summary>
    private const int Most = 10_000;

    /// <summary>
    /// The products, each a list of ids from that applied last to that applied first; null when the text is none.
    /// </summary>
    internal static List<string[]>? Parse(string text)
    {
        var products = new List<string[]> { Array.Empty<string>() };
        foreach (var list in Lists(text))
        {
            if (Ids(list) is not { Count: > 0 } ids || products.Count * (long)ids.Count > Most)
                return null;
            products = [.. products.SelectMany(product => ids, (product, id) => (string[])[.. product, id])];
        }

        return products[0].Length > 0 ? products : null;
    }

    private static string[] Lists(string text) =>
        text.Contains('(', StringComparison.Ordinal)
            ? text.Split(['(', ')'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [text];

    private static List<string>? Ids(string list)
    {
        var ids = new List<string>();
        foreach (var term in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (term.Split('-') is not [var first, var last])
                ids.Add(term);
            else if (
                Number.TryInteger(first, out var from)
                && Number.TryInteger(last, out var to)
                && from <= to
                && to - from < Most)
                ids.AddRange(Enumerable.Range(from, to - from + 1).Select(id => $"{id}"));
            else
                return null;
        }

        return ids;
    }
}
