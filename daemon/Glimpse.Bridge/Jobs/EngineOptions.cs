using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>Turns what a request asks for into the engine's options, with the rules of the command line.</summary>
internal static class EngineOptions
{
    /// <exception cref="GlimpseException">A value is out of range, or members don't go together; the message names
    /// them.</exception>
    public static ExplainOptions Of(ExplainRequest request)
    {
        var choice = request.Options ?? new EngineChoice();
        CheckRanges(choice);
        CheckTogether(request, choice);
        var defaults = new ExplainOptions();
        return new ExplainOptions
        {
            Method = MethodOf(choice),
            View =
                request.Versus is not null ? View.Versus
                : choice.Baseline is { } baseline ? Enum.Parse<View>(baseline.ToString())
                : defaults.View,
            Rule = RuleOf(choice),
            Steps = choice.Steps ?? defaults.Steps,
            Tolerance = choice.Tolerance,
            MaxSteps = choice.MaxSteps ?? defaults.MaxSteps,
            Rotations = choice.Rotations ?? defaults.Rotations,
            JitterCopies = choice.Jitter ?? defaults.JitterCopies,
            SummaryVoxels = choice.TopVoxels ?? defaults.SummaryVoxels,
        };
    }

    private static IAttributionMethod MethodOf(EngineChoice choice) =>
        choice.Method is not { } name ? AttributionMethods.Usual
        : AttributionMethods.Named(name)
            ?? throw Bad(
                $"options.method takes one of {string.Join(", ", AttributionMethods.All.Select(one => one.Name))}.",
                "Leave it out for the default.");

    private static QuadratureRule RuleOf(EngineChoice choice) => choice.Rule is { } rule
        ? Enum.Parse<QuadratureRule>(rule.ToString())
        : choice.Steps is null ? QuadratureRule.Adaptive : QuadratureRule.GaussLegendre;

    private static void CheckRanges(EngineChoice choice)
    {
        Between("steps", choice.Steps, OptionLimits.FewestSteps, OptionLimits.MostSteps);
        Between("maxSteps", choice.MaxSteps, OptionLimits.FewestAdaptiveSteps, OptionLimits.MostAdaptiveSteps);
        Between("rotations", choice.Rotations, OptionLimits.FewestRotations, OptionLimits.MostRotations);
        Between("jitter", choice.Jitter, 0, OptionLimits.MostJitterCopies);
        Between("topVoxels", choice.TopVoxels, OptionLimits.FewestTopVoxels, OptionLimits.MostTopVoxels);
        if (choice.Tolerance is <= 0)
            throw Bad("options.tolerance takes a number above 0.", "Leave it out for the default.");
    }

    private static void CheckTogether(ExplainRequest request, EngineChoice choice)
    {
        if (request.Ligand is not null && request.Ligands is not null)
            throw Bad("ligand picks a ligand out of structure, ligands gives them beside it.", "Give one of the two.");
        if (request.Versus is not null && choice.Baseline is not null)
            throw Bad("versus has a baseline of its own.", "Give versus or options.baseline.");
        if (request.Versus is not null && request.Frames is not null)
            throw Bad(
                "frames move the ligand and the protein, and the ligand of versus would stay where it is.",
                "Give versus or frames.");
        if (request.Template is { } template && (template.Smiles is null) == (template.Structure is null))
            throw Bad("template takes smiles or structure.", "Give one of the two.");
        var isAdaptive = RuleOf(choice) == QuadratureRule.Adaptive;
        if (isAdaptive && choice.Steps is not null)
            throw Bad(
                "options.steps is for the fixed rules.",
                "Give options.tolerance and options.maxSteps to the adaptive one.");
        if (!isAdaptive && (choice.Tolerance is not null || choice.MaxSteps is not null))
            throw Bad(
                "options.tolerance and options.maxSteps steer the adaptive rule.",
                "Leave them out, or options.steps and options.rule.");
        if (
            MethodOf(choice) is { HasVoxels: false } method
            && (request.Versus is not null || choice.Baseline is not null || choice.Rotations > 1 || choice.Jitter > 0))
            throw Bad(
                $"{method.Name} {method.Does}: versus, options.baseline, rotations and jitter don't go with it.",
                "Leave them out, or take another method.");
    }

    private static void Between(string member, int? value, int least, int most)
    {
        if (value < least || value > most)
            throw Bad(
                $"options.{member} takes a whole number from {least} to {most}, not {value}.",
                "Leave it out for the default.");
    }

    private static GlimpseException Bad(string message, string remedy) =>
        new(GlimpseErrorCode.BadUsage, message, remedy);
}
