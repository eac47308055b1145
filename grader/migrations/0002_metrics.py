from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("grader", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="checkresultrow",
            name="measured",
            field=models.FloatField(blank=True, null=True),
        ),
    ]
