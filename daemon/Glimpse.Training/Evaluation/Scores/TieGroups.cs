namespace Glimpse.Training.Evaluation.Scores;

/// <summary>Rows in ascending order of a value, with those of equal value together.</summary>
internal sealed class TieGroups
{
    private TieGroups(int[] order, int[] starts)
    {
        Order = order;
        Starts = starts;
    }

    /// <summary>Row indices, ascending by value.</summary>
    internal int[] Order { get; }

    /// <summary>Where in <see cref="Order"/> each group starts, and its length at the end.</summary>
    internal int[] Starts { get; }

    /// <summary>Groups of equal values.</summary>
    internal int Count => Starts.Length - 1;

    /// <summary>Sorts values into groups.</summary>
    internal static TieGroups Of(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        List<int> starts = [];
        for (var place = 0; place < order.Length; place++)
        {
            if (place == 0 || values[order[place]] != values[order[place - 1]])
                starts.Add(place);
        }

        return new TieGroups(order, [.. starts, order.Length]);
    }

    /// <summary>The rows of a group.</summary>
    internal ReadOnlySpan<int> RowsOf(int group) => Order.AsSpan(Starts[group], Starts[group + 1] - Starts[group]);

    /// <summary>The sum of the weights of a group's rows.</summary>
    internal double WeightOf(int group, double[] weights)
    {
        var sum = 0.0;
        foreach (var row in RowsOf(group))
            sum += weights[row];
        return sum;
    }

    /// <summary>The group of each row.</summary>
    internal int[] GroupOfRows()
    {
        var groups = new int[Order.Length];
        for (var group = 0; group < Count; group++)
        {
            foreach (var row in RowsOf(group))
                groups[row] = group;
        }

        return groups;
    }
}
