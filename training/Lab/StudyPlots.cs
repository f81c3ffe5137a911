namespace Strata.Training.Lab;

static class StudyPlots
{
    public static IReadOnlyList<string> Write(StudyPlan plan, IReadOnlyList<StudyRow> rows, string folder) => [];
}
