using Glimpse.Core.Attribution;

namespace Glimpse.Bench.Engine;

/// <summary>Completeness error against gradient evaluations, for each rule, over many complexes.</summary>
internal static class RuleTable
{
    private static readonly int[] Budgets = [10, 20, 50, 100, 200];

    internal static void Print(IDifferentiableModel model, IReadOnlyList<float[]> inputs)
    {
        Console.WriteLine(
            $"\n|completeness error| over {inputs.Count} complexes, median and 90th percentile (model's unit)");
        Console.WriteLine($"{"rule", -16}{string.Concat(Budgets.Select(budget => $"{budget, 20}"))}");
        foreach (var rule in Enum.GetValues<QuadratureRule>())
        {
            var cells = Budgets.Select(budget =>
            {
                var errors = inputs.Select(input => Error(model, input, rule, budget)).Order().ToArray();
                return $"{errors[errors.Length / 2],11:G2}{errors[errors.Length * 9 / 10],9:G2}";
            });
            Console.WriteLine($"{rule,-16}{string.Concat(cells)}");
        }
    }

    private static double Error(IDifferentiableModel model, float[] input, QuadratureRule rule, int budget)
    {
        // A tolerance of 0 makes the adaptive rule spend its whole budget.
        var options = new ExplainOptions
        {
            Rule = rule,
            Steps = budget,
            MaxSteps = budget,
            Tolerance = 0,
        };
        var integral = IntegratedGradients.Integrate(
            model,
            new float[input.Length],
            input,
            options,
            null,
            CancellationToken.None);
        return Math.Abs(integral.Attributions.Sum() - (integral.Value - integral.BaselineValue));
    }
}
